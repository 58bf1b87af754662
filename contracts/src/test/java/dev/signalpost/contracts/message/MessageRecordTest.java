package dev.signalpost.contracts.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Reading.Poison;
import dev.signalpost.contracts.message.Reading.Understood;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class MessageRecordTest {

    private static final EnvironmentId ENVIRONMENT = new EnvironmentId(UUID.randomUUID());
    private static final byte[] PAYLOAD = "{\"n\":1.0}".getBytes(UTF_8);
    private static final long APPENDED_AT = 1_700_000_000_000L;

    private final Message message =
            new Message(
                    new MessageId(UUID.randomUUID()),
                    ENVIRONMENT,
                    "my-app",
                    "invoice.paid",
                    "signalpost/http",
                    Instant.parse("2026-11-21T10:15:30.123Z"),
                    Set.of("eu", "zürich"),
                    "uid-1",
                    Message.JSON,
                    PAYLOAD);

    @Test
    void readsBackWhatItWrote() {
        Headers headers = new RecordHeaders();
        MessageRecord.writeHeaders(message, headers);

        assertThat(MessageRecord.read(headers, PAYLOAD, APPENDED_AT))
                .isEqualTo(new Understood<>(message));
    }

    @Test
    void readsBackADelivery() {
        var due = Instant.parse("2026-11-21T11:00:00Z");
        var delivery =
                new DeliveryRecord(
                        message,
                        new EndpointId(UUID.randomUUID()),
                        3,
                        2,
                        due,
                        due.minusSeconds(60),
                        Trigger.RESEND);
        Headers headers = new RecordHeaders();
        delivery.writeHeaders(headers);

        assertThat(DeliveryRecord.read(headers, PAYLOAD, APPENDED_AT))
                .isEqualTo(new Understood<>(delivery));
    }

    @Test
    void readsAnEventThatAPublisherProducedWithTheLeast() {
        Headers headers = binary(Map.of());

        var read = understood(MessageRecord.read(headers, PAYLOAD, APPENDED_AT));

        assertThat(read.id()).isEqualTo(MessageId.ofCloudEvent(ENVIRONMENT, "shop", "order 17"));
        assertThat(read.time()).isEqualTo(Instant.ofEpochMilli(APPENDED_AT));
        assertThat(read.channels()).isEmpty();
        assertThat(read.contentType()).isEqualTo("application/json");
        assertThat(read.payload()).isSameAs(PAYLOAD);
    }

    @Test
    void givesTheSameIdToTheSameEventOnly() {
        var id = MessageId.ofCloudEvent(ENVIRONMENT, "shop", "17");

        assertThat(MessageId.ofCloudEvent(ENVIRONMENT, "shop", "17")).isEqualTo(id);
        assertThat(MessageId.ofCloudEvent(ENVIRONMENT, "till", "17")).isNotEqualTo(id);
        assertThat(MessageId.ofCloudEvent(new EnvironmentId(UUID.randomUUID()), "shop", "17"))
                .isNotEqualTo(id);
    }

    @Test
    void readsAStructuredEventWithTheExactBytesOfItsData() {
        String event =
                """
                {"specversion":"1.0","id":"e-1","source":"shop","type":"order.created","subject":"my-app",
                 "environment":"%s","channels":"a, b","data": {"n": 1.0, "n":2} , "time":"2026-11-21T12:00:00+02:00"}
                """
                        .formatted(ENVIRONMENT);
        Headers headers = new RecordHeaders();
        HeaderText.put(headers, "content-type", "application/cloudevents+json; charset=utf-8");

        var read = understood(MessageRecord.read(headers, event.getBytes(UTF_8), APPENDED_AT));

        assertThat(new String(read.payload(), UTF_8)).isEqualTo("{\"n\": 1.0, \"n\":2}");
        assertThat(read.channels()).containsExactlyInAnyOrder("a", "b");
        assertThat(read.time()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
    }

    @Test
    void saysWhatIsWrongWithARecord() {
        assertThat(reason(binary(Map.of("ce_type", "no spaces please")), PAYLOAD))
                .contains("event type");
        assertThat(reason(binary(Map.of("ce_environment", "prod")), PAYLOAD))
                .contains("environment");
        assertThat(reason(binary(Map.of("ce_specversion", "0.3")), PAYLOAD))
                .contains("specversion");
        assertThat(reason(binary(Map.of("ce_subject", " ")), PAYLOAD)).contains("subject");
        assertThat(reason(binary(Map.of("ce_time", "yesterday")), PAYLOAD)).contains("time");
        assertThat(reason(binary(Map.of("ce_channels", "x".repeat(129))), PAYLOAD))
                .contains("channels");
        assertThat(reason(binary(Map.of()), new byte[Message.MAX_PAYLOAD_BYTES + 1]))
                .contains("payload");
        assertThat(reason(binary(Map.of()), null)).contains("value");
        assertThat(reason(binary(Map.of("content-type", "application/cloudevents+json")), PAYLOAD))
                .contains("specversion");
        assertThat(reason(binary(Map.of("content-type", "application/cloudevents+avro")), PAYLOAD))
                .contains("cloudevents+json");
    }

    private static Headers binary(Map<String, String> changes) {
        Headers headers = new RecordHeaders();
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "order 17",
                        "ce_type", "order.created",
                        "ce_source", "shop",
                        "ce_subject", "my-app",
                        "ce_environment", ENVIRONMENT.toString())
                .forEach((name, value) -> HeaderText.put(headers, name, value));
        changes.forEach((name, value) -> HeaderText.put(headers, name, value));
        return headers;
    }

    private static Message understood(Reading<Message> reading) {
        return ((Understood<Message>) reading).content();
    }

    private static String reason(Headers headers, byte[] value) {
        return ((Poison<Message>) MessageRecord.read(headers, value, APPENDED_AT)).reason();
    }
}
