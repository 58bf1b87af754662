package dev.signalpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Split;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.Receiver.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Promise 7: an endpoint that asks for order gets first successes in the order of intake, across
 * failures and the death of workers.
 */
class OrderIT {

    private static final int MESSAGES = 300;
    private static final Set<Integer> FAILING = Set.of(7, 8, 60);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Split split = Split.shared();
    private final Tenant tenant = split.tenant();

    @Test
    void firstSuccessesComeInOrderUnderFaults() {
        try (Program first = split.startDelivery();
                Program second = split.startDelivery();
                var receiver = new Receiver()) {
            // Given
            Answer[] answers = new Answer[100];
            for (int i = 0; i < answers.length; i++) {
                answers[i] = Answer.status(FAILING.contains(i) ? 503 : 200);
            }
            receiver.answer("/ordered", answers);
            tenant.endpoint(receiver.url("/ordered"), Map.of("ordered", true));

            // When
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                sent.add(tenant.send("order.step", Integer.toString(i)));
                if (i == MESSAGES / 2) {
                    first.kill();
                }
            }

            // Then
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> firstSuccesses(receiver).size() == MESSAGES);
            assertThat(firstSuccesses(receiver)).containsExactlyElementsOf(sent);
            assertThat(second.output()).doesNotContain(" ERROR ");
        }
    }

    private static List<String> firstSuccesses(Receiver receiver) {
        Set<String> seen = new LinkedHashSet<>();
        List<Receiver.Received> requests = receiver.requests("/ordered");
        for (int i = 0; i < requests.size(); i++) {
            if (!FAILING.contains(i)) {
                seen.add(requests.get(i).messageId());
            }
        }
        return List.copyOf(seen);
    }
}
