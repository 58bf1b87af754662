package dev.signalpost.registry;

import static dev.signalpost.registry.RegistryApi.admin;
import static dev.signalpost.registry.RegistryApi.as;
import static dev.signalpost.registry.RegistryApi.endpoints;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.Authentication;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.contracts.registry.RegistryKey;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.secret.SecretCipher;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.KafkaRecords;
import dev.signalpost.testkit.SelfSigned;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a receiver is told who calls it: set, shown without secrets, sealed for the workers. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AuthenticationIT {

    private final SecretCipher cipher;
    private String endpoint;
    private String path;

    AuthenticationIT(SecretCipher cipher) {
        this.cipher = cipher;
    }

    @BeforeEach
    void makeEndpoint() {
        String all = endpoints(RegistryApi.application());
        endpoint =
                admin().body("{\"url\":\"https://x.example\"}")
                        .post(all)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        path = all + "/" + endpoint + "/authentication";
    }

    @Test
    void workersGetTheSecretsAndNobodyElseDoes() throws IOException {
        // Given
        admin().get(path).then().statusCode(200).body("type", is("none"));

        // When
        String answer =
                put(Map.of(
                                "type", "oauth2",
                                "tokenUrl", "https://login.example/token",
                                "clientId", "shop",
                                "clientSecret", "very secret",
                                "scope", "hooks"))
                        .statusCode(200)
                        .extract()
                        .asString();

        // Then
        assertThat(answer).doesNotContain("secret");
        admin().get(path)
                .then()
                .statusCode(200)
                .body("$", aMapWithSize(4))
                .body("type", is("oauth2"))
                .body("tokenUrl", is("https://login.example/token"))
                .body("clientId", is("shop"))
                .body("scope", is("hooks"));
        EndpointState state = published();
        assertThat(state.authentication().ciphertext()).doesNotContain("secret");
        assertThat(
                        RegistryJson.readAuthentication(
                                cipher.open(state.id(), state.authentication().ciphertext())))
                .isEqualTo(
                        new Authentication.ClientCredentials(
                                "https://login.example/token", "shop", "very secret", "hooks"));

        // When
        admin().body("{\"name\":\"renamed\"}")
                .patch(path.replace("/authentication", ""))
                .then()
                .statusCode(200);

        // Then
        assertThat(published().authentication()).as("kept").isNotNull();
        admin().delete(path).then().statusCode(204);
        admin().get(path).then().statusCode(200).body("type", is("none"));
        assertThat(published().authentication()).isNull();
    }

    @Test
    void aCertificateIsTakenWithItsOwnKeyOnly() {
        // Given
        var own = SelfSigned.of("client.example");
        var other = SelfSigned.of("other.example");

        // Then
        put(certificate(own.certificate(), own.privateKey()))
                .statusCode(200)
                .body("subject", is("CN=client.example"))
                .body("expiresAt", notNullValue());
        put(certificate(own.certificate(), other.privateKey()))
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("privateKey"));
        put(certificate("no certificate", own.privateKey()))
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("certificate"));
        put(certificate(own.certificate(), "no key"))
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("privateKey"));
        admin().get(path).then().body("subject", is("CN=client.example"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|type",
                "{'type':'digest'}|type",
                "{'type':7}|type",
                "{'type':'basic'}|username,password",
                "{'type':'basic','username':'a:b','password':'x'}|username",
                "{'type':'basic','username':'a','password':''}|password",
                "{'type':'basic','username':5,'password':'x'}|username",
                "{'type':'basic','username':'a','password':'x','clientId':'y'}|clientId",
                "{'type':'oauth2','tokenUrl':'ftp://x','clientId':'a','clientSecret':'b'}|tokenUrl",
                "{'type':'oauth2','tokenUrl':'https://x.example','clientId':'a'}|clientSecret"
            })
    void badInputIsNamed(String body, String fields) {
        admin().body(body.replace('\'', '"'))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors.field", containsInAnyOrder((Object[]) fields.split(",")));
        admin().get(path).then().statusCode(200).body("type", is("none"));
    }

    @Test
    void whoDoesNotSeeTheEndpointSeesNoneOfIt() {
        String stranger = RegistryApi.stranger();

        as(stranger).get(path).then().statusCode(404);
        as(stranger)
                .body("{\"type\":\"basic\",\"username\":\"a\",\"password\":\"b\"}")
                .put(path)
                .then()
                .statusCode(404);
        as(stranger).delete(path).then().statusCode(404);
        admin().body("[]").put(path).then().statusCode(400);
        admin().contentType("text/plain").body("x").put(path).then().statusCode(415);
    }

    private ValidatableResponse put(Map<String, String> body) {
        return admin().body(body).put(path).then();
    }

    private static Map<String, String> certificate(String certificate, String privateKey) {
        return Map.of("type", "certificate", "certificate", certificate, "privateKey", privateKey);
    }

    /** The endpoint as the registry topic has it now; writes answer when it is there. */
    private EndpointState published() throws IOException {
        var id = EndpointId.of(endpoint);
        String key = new RegistryKey(RegistryKey.Kind.ENDPOINT, id.value()).toString();
        try (var kafka = new KafkaRecords(Infrastructure.shared().bootstrapServers())) {
            ConsumerRecord<byte[], byte[]> newest =
                    kafka.read(Topic.REGISTRY.topicName()).stream()
                            .filter(record -> key.equals(new String(record.key(), UTF_8)))
                            .reduce((older, newer) -> newer)
                            .orElseThrow();
            return (EndpointState) RegistryJson.read(RegistryKey.Kind.ENDPOINT, newest.value());
        }
    }
}
