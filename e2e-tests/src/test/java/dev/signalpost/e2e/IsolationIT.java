package dev.signalpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Publisher;
import dev.signalpost.e2e.setup.Split;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.Receiver.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Promise 4: nobody waits for a receiver that hangs, not even in the same application. */
class IsolationIT {

    private static final int MESSAGES = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Split split = Split.shared();
    private final Tenant tenant = split.tenant();

    @Test
    void aHungEndpointHoldsUpNobody() {
        try (Program worker = split.startDelivery();
                var hung = new Receiver();
                var healthy = new Receiver();
                var publisher = new Publisher(tenant)) {
            // Given
            hung.answer("/hung", Answer.status(200).after(Duration.ofMinutes(5)));
            tenant.endpoint(hung.url("/hung"));
            String endpoint = tenant.endpoint(healthy.url("/healthy"));

            // When
            Ledger ledger = publisher.send(MESSAGES, n -> "{\"n\": " + n + "}");

            // Then
            healthy.await("/healthy", MESSAGES, PATIENCE);
            Ledger.Balance balance =
                    ledger.balance(healthy.requests("/healthy"), tenant.secret(endpoint));
            assertThat(balance.holds()).as(balance.toString()).isTrue();
            assertThat(balance.duplicates()).isZero();
            assertThat(hung.count("/hung")).as("requests under way").isLessThan(200);
            assertThat(worker.output()).doesNotContain(" ERROR ");
        }
    }
}
