package dev.signalpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Receiver;
import io.restassured.http.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise 6: nobody sees another's data; another's id is as if it did not exist. */
class TenantSeparationIT {

    private final Tenant mine = Standalone.shared().tenant();
    private final Tenant theirs = Standalone.shared().tenant();

    @Test
    void aKeyOfOneApplicationFindsNothingOfAnother() {
        try (var receiver = new Receiver()) {
            // Given
            String endpoint = theirs.endpoint(receiver.url("/theirs"));
            String message = theirs.send("invoice.paid", "1");
            receiver.await("/theirs", 1, Duration.ofSeconds(20));
            theirs.awaitDeliveries(message, 1, "success");
            String narrow = mine.applicationKey();

            // Then
            Map<String, Method> requests = requests(endpoint, message);
            requests.forEach(
                    (rest, method) -> {
                        for (String application : List.of(theirs.id(), theirs.uid())) {
                            int status =
                                    mine.api(narrow)
                                            .request(method, "/applications/" + application + rest)
                                            .statusCode();
                            assertThat(status).as(method + " " + rest).isEqualTo(404);
                        }
                    });
            assertThat(
                            mine.api(narrow)
                                    .body(Map.of("eventType", "a", "payload", 1))
                                    .post(theirs.path("/messages"))
                                    .statusCode())
                    .isEqualTo(404);
            assertThat(mine.api(narrow).get(mine.path("/messages/" + message)).statusCode())
                    .isEqualTo(404);
            assertThat(mine.api(narrow).get("/applications").jsonPath().getList("id", String.class))
                    .containsExactly(mine.id());
        }
    }

    @Test
    void aMessageReachesOnlyItsOwnApplicationsEndpoints() {
        try (var receiver = new Receiver()) {
            mine.endpoint(receiver.url("/mine"));
            theirs.endpoint(receiver.url("/theirs"));

            theirs.send("invoice.paid", "1");
            mine.send("invoice.paid", "2");

            receiver.await("/mine", 1, Duration.ofSeconds(20));
            receiver.await("/theirs", 1, Duration.ofSeconds(20));
            assertThat(receiver.requests("/mine"))
                    .extracting(request -> new String(request.body()))
                    .containsExactly("2");
            assertThat(receiver.requests("/theirs"))
                    .extracting(request -> new String(request.body()))
                    .containsExactly("1");
        }
    }

    private static Map<String, Method> requests(String endpoint, String message) {
        return Map.ofEntries(
                Map.entry("", Method.GET),
                Map.entry("/endpoints", Method.GET),
                Map.entry("/endpoints/" + endpoint, Method.DELETE),
                Map.entry("/endpoints/" + endpoint + "/secret", Method.GET),
                Map.entry("/endpoints/" + endpoint + "/headers", Method.GET),
                Map.entry("/endpoints/" + endpoint + "/attempts", Method.GET),
                Map.entry("/endpoints/" + endpoint + "/deliveries", Method.GET),
                Map.entry("/endpoints/" + endpoint + "/stats", Method.GET),
                Map.entry("/endpoints/" + endpoint + "/replays", Method.GET),
                Map.entry("/messages", Method.GET),
                Map.entry("/messages/" + message, Method.GET),
                Map.entry("/messages/" + message + "/endpoint-messages", Method.GET),
                Map.entry("/messages/" + message + "/attempts", Method.GET),
                Map.entry(
                        "/messages/" + message + "/endpoint-messages/" + endpoint + "/resend",
                        Method.POST));
    }
}
