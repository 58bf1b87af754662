package dev.signalpost.contracts.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.AttemptId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Trigger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptJsonTest {

    private static final String ID = "0190a1b2-c3d4-7000-8000-000000000001";

    @Test
    void anAttemptStandsOnTheTopicLikeThis() {
        assertThat(
                        new String(
                                AttemptJson.write(
                                        attempt(AttemptResult.REJECTED, 1_700_000_005_000L)),
                                UTF_8))
                .isEqualTo(
                        """
                        {"id":"%1$s","application":"%1$s","endpoint":"%1$s","message":"%1$s","number":2,"result":"rejected",\
                        "startedAt":1700000000000,"nextAttemptAt":1700000005000,"environment":"%1$s",\
                        "eventType":"invoice.paid","trigger":"schedule","statusCode":500,"url":"https://example.com/",\
                        "firstByteMillis":12,"durationMillis":15,\
                        "requestHeaders":{"webhook-id":"%1$s"},"responseHeaders":{"content-type":"text/plain"},\
                        "responseSnippet":"no \\"é\\"","error":"answered 500"}"""
                                .formatted(ID));
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        var attempt = attempt(AttemptResult.UNREACHABLE, 0);

        assertThat(AttemptJson.read(AttemptJson.write(attempt))).isEqualTo(attempt);
    }

    @Test
    void tellsWhereTheDeliveryStands() {
        assertThat(attempt(AttemptResult.DELIVERED, 0).deliveryStatus())
                .isEqualTo(DeliveryStatus.SUCCESS);
        assertThat(attempt(AttemptResult.REJECTED, 1).deliveryStatus())
                .isEqualTo(DeliveryStatus.PENDING);
        assertThat(attempt(AttemptResult.REJECTED, 0).deliveryStatus())
                .isEqualTo(DeliveryStatus.FAILED);
        assertThat(attempt(AttemptResult.SKIPPED, 0).deliveryStatus())
                .isEqualTo(DeliveryStatus.DISABLED);
    }

    @Test
    void theSummarySaysTheSameAsTheWhole() throws IOException {
        for (AttemptResult result : AttemptResult.values()) {
            for (long next : new long[] {0, 1_700_000_005_000L}) {
                AttemptFinished attempt = attempt(result, next);
                UUID id = UUID.fromString(ID);

                assertThat(AttemptSummary.read(AttemptJson.write(attempt)))
                        .isEqualTo(
                                new AttemptSummary(
                                        id,
                                        id,
                                        id,
                                        id,
                                        2,
                                        attempt.deliveryStatus(),
                                        attempt.startedAt()));
            }
        }
    }

    @Test
    void theSummaryDoesNotDependOnTheOrderOfFields() throws IOException {
        byte[] written = AttemptJson.write(attempt(AttemptResult.REJECTED, 1_700_000_005_000L));
        var mapper = new JsonMapper();
        List<Map.Entry<String, JsonNode>> fields =
                new ArrayList<>(mapper.readTree(written).properties());
        ObjectNode reversed = mapper.createObjectNode();
        fields.reversed().forEach(field -> reversed.set(field.getKey(), field.getValue()));

        assertThat(AttemptSummary.read(mapper.writeValueAsBytes(reversed)))
                .isEqualTo(AttemptSummary.read(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"id\":null}",
                "{\"id\":\"x\"}",
                "{\"number\":\"one\"}",
                "{\"id\":{}}",
                "{\"id\":\"0190a1b2-c3d4-7000-8000-000000000001\",\"result\":\"delivered\"}",
                "{\"id\":"
            })
    void whatIsNoAttemptHasNoSummary(String text) {
        assertThatThrownBy(() -> AttemptSummary.read(text.getBytes(UTF_8)))
                .isInstanceOf(IOException.class);
    }

    private static AttemptFinished attempt(AttemptResult result, long nextAttemptAt) {
        return new AttemptFinished(
                AttemptId.of(ID),
                EnvironmentId.of(ID),
                ApplicationId.of(ID),
                EndpointId.of(ID),
                MessageId.of(ID),
                "invoice.paid",
                2,
                Trigger.SCHEDULE,
                result,
                500,
                "https://example.com/",
                1_700_000_000_000L,
                12,
                15,
                Map.of("webhook-id", ID),
                Map.of("content-type", "text/plain"),
                "no \"é\"",
                "answered 500",
                nextAttemptAt);
    }
}
