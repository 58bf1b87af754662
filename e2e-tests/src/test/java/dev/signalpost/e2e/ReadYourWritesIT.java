package dev.signalpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Receiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise 5: what was changed before a message was accepted is respected for that message. */
class ReadYourWritesIT {

    @Test
    void aThousandTimesANewEndpointGetsTheMessageThatFollowsAtOnce() {
        Tenant tenant = Standalone.shared().tenant();
        try (var receiver = new Receiver()) {
            for (int i = 0; i < 1000; i++) {
                tenant.endpoint(
                        receiver.url("/new/" + i), Map.of("eventTypes", List.of("type." + i)));
                tenant.send("type." + i, Integer.toString(i));
            }
            for (int i = 0; i < 1000; i++) {
                receiver.await("/new/" + i, 1, Duration.ofSeconds(30));
                assertThat(receiver.count("/new/" + i)).isEqualTo(1);
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(tenant.logged()).hasSize(1000));
        }
    }

    @Test
    void aDisabledOrDeletedEndpointGetsNothingThatFollows() {
        Tenant tenant = Standalone.shared().tenant();
        try (var receiver = new Receiver()) {
            // Given
            tenant.endpoint(receiver.url("/sentinel"));

            // When
            for (int i = 0; i < 100; i++) {
                String gone = tenant.endpoint(receiver.url("/gone"));
                if (i % 2 == 0) {
                    tenant.api().delete(tenant.path("/endpoints/" + gone)).then().statusCode(200);
                } else {
                    tenant.api()
                            .body(Map.of("enabled", false))
                            .patch(tenant.path("/endpoints/" + gone))
                            .then()
                            .statusCode(200);
                }
                tenant.send("any", Integer.toString(i));
            }

            // Then
            receiver.await("/sentinel", 100, Duration.ofSeconds(30));
            assertThat(receiver.count("/gone")).isZero();
        }
    }
}
