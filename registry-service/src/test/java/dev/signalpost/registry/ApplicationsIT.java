package dev.signalpost.registry;

import static dev.signalpost.registry.RegistryApi.admin;
import static dev.signalpost.registry.RegistryApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.signalpost.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ApplicationsIT {

    private static final String PATH = "/api/v1/applications";

    private final String uid = "app-" + UUID.randomUUID().toString().substring(0, 8) + "-zürich";

    @Test
    void anApplicationLivesFromCreateToDelete() {
        // Given
        String id =
                admin().body("{\"name\":\"My App\",\"uid\":\"" + uid + "\"}")
                        .post(PATH)
                        .then()
                        .statusCode(201)
                        .body(
                                "keySet()",
                                containsInAnyOrder("name", "uid", "id", "created", "updated"))
                        .body("name", is("My App"))
                        .extract()
                        .path("id");

        // Then
        admin().get(PATH + "/" + uid).then().statusCode(200).body("id", is(id));
        admin().body("{\"name\":\"New\"}")
                .put(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("uid", is(uid));
        admin().body("{\"uid\":null}")
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("uid", nullValue());
        admin().get(PATH + "/" + uid).then().statusCode(404);
        admin().delete(PATH + "/" + id).then().statusCode(200).body("name", is("New"));
        admin().get(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void aSecondUidIsAConflict() {
        admin().body("{\"name\":\"a\",\"uid\":\"" + uid + "\"}").post(PATH).then().statusCode(201);

        admin().body("{\"name\":\"b\",\"uid\":\"" + uid + "\"}")
                .post(PATH)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("status", is(409))
                .body("title", is("Conflict"));
    }

    @Test
    void badInputIsToldFieldByField() {
        admin().body("{}").post(PATH).then().statusCode(422).body("errors.field", contains("name"));
        admin().body("{\"name\":7,\"uid\":\"\",\"colour\":1}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("colour", "name"));
        admin().body("{\"name\":\"" + "x".repeat(257) + "\",\"uid\":\"operational\"}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("name", "uid"));
        admin().body("{\"name\":\"a\",\"uid\":\"" + UUID.randomUUID() + "\"}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.field", contains("uid"));
        admin().body("{\"name\":")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("title", is("Bad Request"));
        admin().body("[1]").post(PATH).then().statusCode(400);
        admin().post(PATH).then().statusCode(400);
        admin().contentType("text/plain")
                .body("x")
                .post(PATH)
                .then()
                .statusCode(415)
                .body("status", is(415));
        admin().delete(PATH).then().statusCode(405).contentType("application/problem+json");
        admin().get("/api/v1/nothing/here")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        admin().get(PATH + "?limit=0")
                .then()
                .statusCode(422)
                .body("errors.field", contains("limit"));
        admin().get(PATH + "?cursor=%21")
                .then()
                .statusCode(422)
                .body("errors.field", contains("cursor"));
    }

    @Test
    void listsInPagesWhoseLinksLeadToTheEnd() {
        // Given
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(RegistryApi.application());
        }

        // When
        List<String> listed = new ArrayList<>();
        String next = PATH + "?limit=2";
        while (next != null) {
            var page =
                    admin().get(next)
                            .then()
                            .statusCode(200)
                            .body("$", hasSize(org.hamcrest.Matchers.lessThan(3)));
            listed.addAll(page.extract().path("id"));
            String link = page.extract().header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }

        // Then
        assertThat(listed).containsSubsequence(created).doesNotHaveDuplicates();
    }

    @Test
    void noKeyAndAWrongKeyAreRefused() {
        RestAssured.given()
                .get(PATH)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"));
        as("wrong").get(PATH).then().statusCode(401).body("$", hasKey("detail"));
        RestAssured.given()
                .header("Authorization", RegistryApi.KEY)
                .get(PATH)
                .then()
                .statusCode(200);
        as(RegistryApi.OPERATOR).get(PATH).then().statusCode(403);
        admin().get("/api/v1/environments").then().statusCode(403);
    }

    @Test
    void anotherEnvironmentsApplicationDoesNotExist() {
        String stranger = RegistryApi.stranger();
        admin().body("{\"name\":\"a\",\"uid\":\"" + uid + "\"}").post(PATH).then().statusCode(201);

        as(stranger).get(PATH + "/" + uid).then().statusCode(404);
        as(stranger).body("{\"name\":\"x\"}").put(PATH + "/" + uid).then().statusCode(404);
        as(stranger).delete(PATH + "/" + uid).then().statusCode(404);
        as(stranger).get(PATH).then().statusCode(200).body("$", hasSize(0));
        as(stranger)
                .body("{\"name\":\"same uid\",\"uid\":\"" + uid + "\"}")
                .post(PATH)
                .then()
                .statusCode(201);
    }

    @Test
    void theOperationalApplicationIsHiddenAndFixed() {
        admin().get(PATH + "/operational").then().statusCode(200);
        admin().delete(PATH + "/operational").then().statusCode(409);
        admin().body("{\"name\":\"x\"}").patch(PATH + "/operational").then().statusCode(409);
    }

    @Test
    void everyOriginMayCall() {
        RestAssured.given()
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options(PATH)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("https://shop.example"));
        RestAssured.given()
                .header("Origin", "https://shop.example")
                .get(PATH)
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", equalTo("https://shop.example"));
    }

    @Test
    void aRepeatedIdempotencyKeyGetsTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        String id =
                admin().header("Idempotency-Key", key)
                        .body("{\"name\":\"once\"}")
                        .post(PATH)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        admin().header("Idempotency-Key", key)
                .body("{\"name\":\"once\"}")
                .post(PATH)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", is(id));
        admin().header("Idempotency-Key", key)
                .body("{\"name\":\"twice\"}")
                .post(PATH)
                .then()
                .statusCode(422);
        admin().header("Idempotency-Key", " ")
                .body("{\"name\":\"x\"}")
                .post(PATH)
                .then()
                .statusCode(422);
    }

    @Test
    void aFailedRequestFreesItsIdempotencyKey() {
        String key = UUID.randomUUID().toString();

        admin().header("Idempotency-Key", key).body("{}").post(PATH).then().statusCode(422);
        admin().header("Idempotency-Key", key)
                .body("{\"name\":\"ok\"}")
                .post(PATH)
                .then()
                .statusCode(201);
    }

    @Test
    void onlyJsonIsAnswered() {
        admin().accept("text/plain")
                .get("/api/v1/applications")
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
    }
}
