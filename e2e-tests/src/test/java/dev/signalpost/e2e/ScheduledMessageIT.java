package dev.signalpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Split;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A message that is to come later comes later, whatever happens to the workers meanwhile. */
class ScheduledMessageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Split split = Split.shared();
    private final Tenant tenant = split.tenant();

    @Test
    void itIsKeptAcrossARestart() {
        try (var receiver = new Receiver()) {
            // Given
            tenant.endpoint(receiver.url("/later"));
            Instant due = Instant.now().plusSeconds(20).truncatedTo(ChronoUnit.MILLIS);
            String later;
            try (Program first = split.startDelivery()) {
                later = tenant.send("later.note", "1", ",\"deliverAt\":\"" + due + "\"");
                String sentinel = tenant.send("later.note", "2");
                assertThat(receiver.await("/later", 1, PATIENCE).getFirst().messageId())
                        .isEqualTo(sentinel);
                first.kill();
            }

            // When
            try (Program second = split.startDelivery()) {
                // Then
                Receiver.Received request =
                        await().atMost(PATIENCE)
                                .until(
                                        () ->
                                                receiver.requests("/later").stream()
                                                        .filter(it -> it.messageId().equals(later))
                                                        .findFirst(),
                                        Optional::isPresent)
                                .orElseThrow();
                assertThat(request.at()).isAfterOrEqualTo(due);
                assertThat(second.output()).doesNotContain(" ERROR ");
            }
        }
    }

    @Test
    void timesThatCannotBeAreRefused() {
        String tooLate = Instant.now().plus(31, ChronoUnit.DAYS).toString();
        for (String more :
                new String[] {
                    ",\"deliverAt\":\"soon\"",
                    ",\"deliverAt\":\"" + tooLate + "\"",
                    ",\"expiresAt\":\"2020-01-01T00:00:00Z\"",
                    ",\"orderingKey\":\"\""
                }) {
            tenant.api()
                    .body("{\"eventType\":\"a\",\"payload\":1" + more + "}")
                    .post(tenant.path("/messages"))
                    .then()
                    .statusCode(422)
                    .body("status", equalTo(422));
        }
    }
}
