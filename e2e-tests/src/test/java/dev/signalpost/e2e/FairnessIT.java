package dev.signalpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Publisher;
import dev.signalpost.e2e.setup.Split;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.Receiver.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A flood by one application does not delay another's messages. */
class FairnessIT {

    private static final int FLOOD = 20_000;
    private static final int QUIET = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Split split = Split.shared();

    @Test
    void aFloodDelaysNobodyElse() {
        Tenant flood = split.tenant();
        Tenant quiet = split.tenant();
        try (var receiver = new Receiver();
                var publisher = new Publisher(flood)) {
            // Given
            receiver.answer("/flood", Answer.status(200).after(Duration.ofMillis(5)));
            for (int i = 0; i < 3; i++) {
                flood.endpoint(receiver.url("/flood"));
            }
            quiet.endpoint(receiver.url("/quiet"));
            publisher.send(FLOOD, n -> "{\"n\": " + n + "}");
            assertThat(publisher.refused()).isZero();

            // When
            for (int i = 0; i < QUIET; i++) {
                quiet.send("quiet.note", Integer.toString(i));
            }
            try (Program worker = split.startDelivery()) {
                receiver.await("/quiet", QUIET, PATIENCE);

                // Then
                assertThat(receiver.count("/flood"))
                        .as("of the flood when the quiet one has all")
                        .isLessThan(3 * FLOOD / 2);
                await().atMost(PATIENCE).until(() -> receiver.count("/flood") >= 3 * FLOOD);
                assertThat(worker.output()).doesNotContain(" ERROR ");
            }
        }
    }
}
