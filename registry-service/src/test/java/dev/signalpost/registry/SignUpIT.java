package dev.signalpost.registry;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.signalpost.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Anybody may make an application with its key, but not as often as they like. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SignUpIT {

    private static final int PER_HOUR = 30;

    @Inject TestTime time;

    @AfterEach
    void turnBack() {
        time.turnable().reset();
    }

    @Test
    void anAddressMakesSoManyAnHour() {
        // Given
        for (int i = 0; i < PER_HOUR; i++) {
            signUp("192.0.2.1").then().statusCode(201);
        }

        // Then
        signUp("192.0.2.1")
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[0-9]+"))
                .body("error", equalTo("too_many_requests"));
        signUp("192.0.2.2").then().statusCode(201);

        // When
        time.turnable().advance(Duration.ofHours(1));

        // Then
        signUp("192.0.2.1").then().statusCode(201);
    }

    @Test
    void anIpv6NetworkCountsAsOneAddress() {
        for (int i = 0; i < PER_HOUR; i++) {
            signUp("2001:db8:0:1::" + Integer.toHexString(i)).then().statusCode(201);
        }

        signUp("2001:db8:0:1:ffff::1").then().statusCode(429);
        signUp("2001:db8:0:2::1").then().statusCode(201);
    }

    @Test
    void whoHasAKeyOfTheEnvironmentIsNotCounted() {
        for (int i = 0; i <= PER_HOUR; i++) {
            given().header("X-Forwarded-For", "192.0.2.9")
                    .auth()
                    .preemptive()
                    .basic(RegistryApi.KEY, "")
                    .formParam("name", "keyed")
                    .formParam("email", "a@b.example")
                    .post("/v1/channels")
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void keysEndWithWhatTheyOpen() {
        Response made = signUp("192.0.2.77");
        String channel = made.jsonPath().getString("id");
        String key = made.path("publisher_key");
        Response webhook =
                given().auth()
                        .preemptive()
                        .basic(key, "")
                        .formParam("webhook_url", "https://a.example/")
                        .post("/v1/channels/" + channel + "/webhooks");
        String path = "/v1/channels/" + channel + "/webhooks/" + webhook.jsonPath().get("id");
        String subscriber = webhook.path("subscriber_key");
        given().auth().preemptive().basic(subscriber, "").get(path).then().statusCode(200);

        given().auth().preemptive().basic(subscriber, "").delete(path).then().statusCode(200);
        Awaitility.await()
                .untilAsserted(
                        () ->
                                given().auth()
                                        .preemptive()
                                        .basic(subscriber, "")
                                        .get(path)
                                        .then()
                                        .statusCode(401));
        given().auth().preemptive().basic(key, "").get(path).then().statusCode(404);
    }

    private static Response signUp(String address) {
        return given().header("X-Forwarded-For", address)
                .formParam("name", "sign-up")
                .formParam("guid", UUID.randomUUID().toString().substring(0, 30))
                .formParam("email", "a@b.example")
                .post("/v1/channels");
    }
}
