package dev.signalpost.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.Receiver.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Promise 3: the receiver gets the publisher's bytes, the signature covers them, the id stays the
 * same.
 */
class BytesAreIntactIT {

    private static final List<String> REAL =
            List.of("push", "issues", "star", "pull_request", "ping");
    private static final List<String> ODD =
            List.of(
                    "1.0",
                    "1e2",
                    "\"\\u00e9\\/\\u2028\"",
                    "{ \"b\" : 1 ,\n\t\"a\":2 }",
                    "{\"same\":1,\"same\":2}",
                    "\"\u00fc \uD83D\uDE00 \u4e2d\"",
                    "123456789012345678901234567890.000",
                    "null",
                    "[ ]");

    @Test
    void everyPayloadArrivesByteForByteInEveryAttempt() throws IOException {
        Tenant tenant = Standalone.shared().tenant();
        try (var receiver = new Receiver()) {
            // Given
            List<String> payloads = new ArrayList<>(ODD);
            for (String name : REAL) {
                try (InputStream file =
                        getClass().getResourceAsStream("/payloads/github-" + name + ".json")) {
                    payloads.add(new String(file.readAllBytes(), UTF_8));
                }
            }
            for (int i = 0; i < payloads.size(); i++) {
                String path = "/bytes/" + i;
                receiver.answer(path, Answer.status(500), Answer.status(200));
                String endpoint =
                        tenant.endpoint(
                                receiver.url(path),
                                Map.of(
                                        "eventTypes",
                                        List.of("type." + i),
                                        "retrySchedule",
                                        List.of("PT1S")));

                // When
                var ledger = new Ledger();
                String message = tenant.send("type." + i, payloads.get(i));
                ledger.accepted(message, payloads.get(i).getBytes(UTF_8));

                // Then
                List<Receiver.Received> attempts = receiver.await(path, 2, Duration.ofSeconds(20));
                Ledger.Balance balance = ledger.balance(attempts, tenant.secret(endpoint));
                assertThat(balance.holds()).as(payloads.get(i) + " " + balance).isTrue();
                assertThat(attempts).extracting(Receiver.Received::messageId).containsOnly(message);
                assertThat(tenant.api().get(tenant.path("/messages/" + message)).asString())
                        .as("the log")
                        .contains("\"payload\":" + payloads.get(i));
            }
        }
    }
}
