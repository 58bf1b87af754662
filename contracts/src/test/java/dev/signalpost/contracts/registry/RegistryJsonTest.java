package dev.signalpost.contracts.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.id.ApiKeyId;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The JSON here is what stands on the topic: a change of it is a change for every running service.
 */
class RegistryJsonTest {

    private static final String ID = "0190a1b2-c3d4-7000-8000-000000000001";

    private final EndpointState endpoint =
            new EndpointState(
                    EndpointId.of(ID),
                    ApplicationId.of(ID),
                    EnvironmentId.of(ID),
                    "my-endpoint",
                    "https://example.com/hook",
                    true,
                    Set.of("invoice.*"),
                    Set.of(),
                    DeliveryFormat.OCTOHOOKS,
                    List.of(new SealedSecret("c2VhbGVk", null)),
                    null,
                    List.of(Duration.ofSeconds(5)),
                    null,
                    Instant.parse("2026-11-21T10:00:00Z"),
                    DeliveryTerms.USUAL,
                    null);

    @Test
    void anEndpointStandsOnTheTopicLikeThis() {
        assertThat(new String(RegistryJson.write(endpoint), UTF_8))
                .isEqualTo(
                        """
                        {"id":"%1$s","application":"%1$s","environment":"%1$s","uid":"my-endpoint",\
                        "url":"https://example.com/hook","enabled":true,"eventTypes":["invoice.*"],"channels":[],\
                        "format":"octohooks","secrets":[{"ciphertext":"c2VhbGVk","expiresAt":null}],"headers":null,\
                        "retrySchedule":["PT5S"],"failingSince":null,"createdAt":"2026-11-21T10:00:00Z",\
                        "terms":{"ordered":false,"rateLimit":null},"authentication":null}"""
                                .formatted(ID));
    }

    @Test
    void whatReceiversAreShownIsSealedLikeThis() {
        Authentication basic = new Authentication.Basic("me", "é");
        Authentication client =
                new Authentication.ClientCredentials("https://x.example", "id", "secret", null);
        Authentication certificate = new Authentication.ClientCertificate("cert", "key");

        assertThat(new String(RegistryJson.write(basic), UTF_8))
                .isEqualTo("{\"type\":\"basic\",\"username\":\"me\",\"password\":\"é\"}");
        for (Authentication each : new Authentication[] {basic, client, certificate}) {
            String text = new String(RegistryJson.write(each), UTF_8);
            assertThat(RegistryJson.readAuthentication(text)).isEqualTo(each);
        }
        assertThat(
                        RegistryJson.readAuthentication(
                                "{\"type\":\"basic\",\"username\":\"a\",\"password\":\"b\",\"later\":1}"))
                .isEqualTo(new Authentication.Basic("a", "b"));
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        var apiKey =
                new ApiKeyState(
                        ApiKeyId.of(ID),
                        EnvironmentId.of(ID),
                        "ab".repeat(32),
                        new Scope.OneEndpoint(ApplicationId.of(ID), EndpointId.of(ID)),
                        Set.of(Permission.READ),
                        Instant.EPOCH);

        assertThat(RegistryJson.read(RegistryKey.Kind.ENDPOINT, RegistryJson.write(endpoint)))
                .isEqualTo(endpoint);
        assertThat(RegistryJson.read(RegistryKey.Kind.API_KEY, RegistryJson.write(apiKey)))
                .isEqualTo(apiKey);
    }

    @Test
    void ignoresFieldsThatANewerRegistryAdds() throws IOException {
        byte[] newer =
                "{\"id\":\"%1$s\",\"environment\":\"%1$s\",\"name\":\"n\",\"uid\":null,\"colour\":7}"
                        .formatted(ID)
                        .getBytes(UTF_8);

        assertThat(RegistryJson.read(RegistryKey.Kind.APPLICATION, newer))
                .isEqualTo(
                        new ApplicationState(
                                ApplicationId.of(ID), EnvironmentId.of(ID), "n", null, false));
    }

    @Test
    void refusesWhatIsNotARecord() {
        assertThatThrownBy(() -> RegistryJson.read(RegistryKey.Kind.ENDPOINT, "[]".getBytes(UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void keysNameKindAndId() {
        assertThat(endpoint.key()).hasToString("endpoint/" + ID);
        assertThat(RegistryKey.parse("api-key/" + ID))
                .hasValueSatisfying(
                        key -> assertThat(key.kind()).isEqualTo(RegistryKey.Kind.API_KEY));
        assertThat(RegistryKey.parse("planet/" + ID)).isEmpty();
        assertThat(RegistryKey.parse("nonsense")).isEmpty();
    }
}
