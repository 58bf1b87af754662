package dev.signalpost.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.ChannelsEvent;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.Trigger;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.contracts.registry.DeliveryTerms;
import dev.signalpost.contracts.registry.EndpointState;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each format against bytes written down by hand, and signatures computed with the JDK alone. */
class FormatsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:05.678Z");
    private static final String SECRET =
            "wbhk_sec_"
                    + Base64.getEncoder()
                            .encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
    private static final String MESSAGE = "01a1fd1f-7ea7-75c0-af1e-b57f2fbdd6ec";
    private static final String ENDPOINT = "01a1fd1f-7e63-77e8-b338-56ef24fa2bcb";

    @Test
    void drivlyWrapsTheObjectAndCountsRepetitions() {
        WebhookRequest request = request(DeliveryFormat.DRIVLY, "{\"n\": 1.0}", 3);

        String body =
                "{\"event\":\"invoice.paid\",\"object\":{\"n\": 1.0},\"id\":\"evt_01a1fd1f7ea775c0af1eb57f2fbdd6ec\",\"repeat_count\":2}";
        assertThat(text(request)).isEqualTo(body);
        assertThat(request.headers())
                .containsEntry("x-webhook-id", "wbhk_01a1fd1f7e6377e8b33856ef24fa2bcb")
                .containsEntry(
                        "x-signature",
                        "t=1772366405678,v1="
                                + hmac(SECRET.getBytes(UTF_8), "1772366405678." + body));
    }

    @Test
    void foxtrotSpreadsTheFieldsBesideItsOwn() {
        WebhookRequest request =
                request(
                        DeliveryFormat.FOXTROT,
                        "{\"route_id\": \"r1\",\"event\":\"other\",\"eta\":1.50}",
                        1);

        assertThat(text(request))
                .isEqualTo(
                        "{\"event\":\"invoice.paid\",\"hook_timestamp_millis\":1772366400000,\"dc_id\":\"7\",\"route_id\":\"r1\",\"eta\":1.50}");
    }

    @Test
    void foxtrotPutsWhatIsNoObjectIntoData() {
        assertThat(text(request(DeliveryFormat.FOXTROT, "[1.0]", 1)))
                .isEqualTo(
                        "{\"event\":\"invoice.paid\",\"hook_timestamp_millis\":1772366400000,\"dc_id\":\"7\",\"data\":[1.0]}");
    }

    @Test
    void driftwoodWrapsTheDataAndSigns() {
        WebhookRequest request = request(DeliveryFormat.DRIFTWOOD, "{\"n\": 1.0}", 1);

        String body =
                "{\"event\":\"invoice.paid\",\"timestamp\":\"2026-03-01T12:00:00Z\",\"data\":{\"n\": 1.0}}";
        assertThat(text(request)).isEqualTo(body);
        assertThat(request.headers())
                .containsEntry(
                        "x-driftwood-signature",
                        "t=1772366405,v1=" + hmac(SECRET.getBytes(UTF_8), "1772366405." + body));
    }

    @Test
    void channelsAddsTheNumberOfTheEvent() {
        // The last 13 hex digits of the message's id.
        String id = "\"id\":" + 0xeb57f2fbdd6ecL;
        String event =
                "{\"event_name\":\"a b\",\"ext_ref_code\":null,\"event_url\":null,\"data\":{\"n\": 1.0}}";

        assertThat(text(request(DeliveryFormat.CHANNELS, event, 1, ChannelsEvent.SOURCE)))
                .isEqualTo("{" + id + "," + event.substring(1));
        assertThat(text(request(DeliveryFormat.CHANNELS, "{\"n\": 1.0}", 1)))
                .isEqualTo(
                        "{"
                                + id
                                + ",\"event_name\":\"invoice.paid\",\"ext_ref_code\":null,\"event_url\":null,\"data\":{\"n\": 1.0}}");
        assertThat(text(request(DeliveryFormat.CHANNELS, "[1.0]", 1, ChannelsEvent.SOURCE)))
                .as("a foreign event with our source")
                .endsWith("\"data\":[1.0]}");
    }

    @Test
    void octohooksSignsThePayloadItself() {
        WebhookRequest request = request(DeliveryFormat.OCTOHOOKS, "{\"n\": 1.0}", 1);

        assertThat(text(request)).isEqualTo("{\"n\": 1.0}");
        assertThat(request.headers())
                .containsEntry(
                        "x-signature",
                        "t=1772366405,v1="
                                + hmac(SECRET.getBytes(UTF_8), "1772366405.{\"n\": 1.0}"));
    }

    @Test
    void anEd25519KeySignsAsOpensslDoes() {
        // openssl pkeyutl -sign -rawin, with the seed 00 01 .. 1f, over id.timestamp.body
        var key =
                SigningKey.of(
                        "whsk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8DoQe/884Qvh1w3RjnS8CZZ+TWMJulDV8d3IZkElUxuA==",
                        null);

        String signature =
                key.standardSignature(
                        (MESSAGE + ".1772366405.").getBytes(UTF_8), "{\"n\": 1.0}".getBytes(UTF_8));

        assertThat(signature)
                .isEqualTo(
                        "v1a,+Fr+4EVNJA3yIliZQWVBI1YG7PK4R7cAuyiFgmzke2Q0Mz+rdEPYB90uFcY+IQDYNtwncAbjbY5WT/HcAtyMBQ==");
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatCarriesStandardWebhooksOverItsOwnBody(DeliveryFormat format) {
        WebhookRequest request = request(format, "{\"n\": 1.0}", 1);

        String signed = MESSAGE + ".1772366405." + text(request);
        String signature =
                Base64.getEncoder()
                        .encodeToString(
                                HexFormat.of()
                                        .parseHex(
                                                hmac(
                                                        "0123456789abcdef0123456789abcdef"
                                                                .getBytes(UTF_8),
                                                        signed)));
        assertThat(request.headers())
                .containsEntry("webhook-id", MESSAGE)
                .containsEntry("webhook-timestamp", "1772366405")
                .containsEntry("webhook-signature", "v1," + signature);
    }

    private static WebhookRequest request(DeliveryFormat format, String payload, int attempt) {
        return request(format, payload, attempt, "test");
    }

    private static WebhookRequest request(
            DeliveryFormat format, String payload, int attempt, String source) {
        var endpoint =
                new EndpointState(
                        EndpointId.of(ENDPOINT),
                        new ApplicationId(UUID.randomUUID()),
                        new EnvironmentId(UUID.randomUUID()),
                        null,
                        "http://receiver.example/",
                        true,
                        Set.of(),
                        Set.of(),
                        format,
                        List.of(),
                        null,
                        List.of(),
                        null,
                        NOW,
                        DeliveryTerms.USUAL,
                        null);
        var message =
                new Message(
                        MessageId.of(MESSAGE),
                        endpoint.environment(),
                        endpoint.application().toString(),
                        "invoice.paid",
                        source,
                        Instant.parse("2026-03-01T12:00:00Z"),
                        Set.of("7"),
                        null,
                        Message.JSON,
                        payload.getBytes(UTF_8));
        var target =
                new Target(
                        endpoint,
                        URI.create(endpoint.url()),
                        List.of(SigningKey.of(SECRET, null)),
                        Map.of(),
                        Optional.empty());
        return target.request(
                new DeliveryRecord(message, endpoint.id(), attempt, 0, NOW, NOW, Trigger.SCHEDULE),
                NOW);
    }

    private static String text(WebhookRequest request) {
        return new String(request.body(), UTF_8);
    }

    private static String hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
