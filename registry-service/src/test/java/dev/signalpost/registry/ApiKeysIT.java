package dev.signalpost.registry;

import static dev.signalpost.registry.RegistryApi.admin;
import static dev.signalpost.registry.RegistryApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.signalpost.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ApiKeysIT {

    private static final String PATH = "/api/v1/api-keys";
    private static final String SECRETLESS = "/api/v1/applications";

    @Test
    void aKeyIsShownOnceAndWorksAtOnce() {
        JsonPath made = create("{\"name\":\"ci\",\"scope\":\"environment\"}");
        assertThat(made.getString("key"))
                .matches("sp_[0-9a-z-]+_[0-9a-f]{32}_[0-9a-f]{64}_[0-9a-f]{8}");

        as(made.getString("key")).get(SECRETLESS).then().statusCode(200);
        admin().get(PATH + "/" + made.getString("id"))
                .then()
                .statusCode(200)
                .body("$", not(hasKey("key")));
        admin().get(PATH).then().statusCode(200).body("id", hasItems(made.getString("id")));
    }

    @Test
    void aRevokedKeyStops() {
        JsonPath made = create("{\"name\":\"ci\",\"scope\":\"environment\"}");

        admin().delete(PATH + "/" + made.getString("id")).then().statusCode(200);

        Awaitility.await()
                .untilAsserted(
                        () -> as(made.getString("key")).get(SECRETLESS).then().statusCode(401));
        admin().delete(PATH + "/" + made.getString("id")).then().statusCode(404);
    }

    @Test
    void aRotatedKeyStopsAtOnceOrAfterTheOverlap() {
        JsonPath first =
                create("{\"name\":\"ci\",\"scope\":\"environment\",\"permissions\":[\"read\"]}");
        String second = rotate(first.getString("id"), "{\"overlapSeconds\":3600}").getString("key");
        as(first.getString("key")).get(SECRETLESS).then().statusCode(200);
        as(second).get(SECRETLESS).then().statusCode(200);
        as(second).body("{\"name\":\"x\"}").post(SECRETLESS).then().statusCode(403);

        JsonPath third = create("{\"name\":\"ci\",\"scope\":\"environment\"}");
        rotate(third.getString("id"), "{}");
        Awaitility.await()
                .untilAsserted(
                        () -> as(third.getString("key")).get(SECRETLESS).then().statusCode(401));
        admin().body("{\"overlapSeconds\":-1}")
                .post(PATH + "/" + third.getString("id") + "/rotate")
                .then()
                .statusCode(422);
    }

    @Test
    void aKeyCannotMakeAWiderOne() {
        String writer =
                create(
                                "{\"name\":\"w\",\"scope\":\"environment\",\"permissions\":[\"read\",\"write\"]}")
                        .getString("key");

        as(writer)
                .body("{\"name\":\"p\",\"scope\":\"environment\",\"permissions\":[\"publish\"]}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.field", contains("permissions"));
        String application = RegistryApi.application();
        String narrow =
                create(
                                "{\"name\":\"a\",\"scope\":\"application\",\"application\":\""
                                        + application
                                        + "\"}")
                        .getString("key");
        as(narrow)
                .body("{\"name\":\"x\",\"scope\":\"environment\"}")
                .post(PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void badInputIsTold() {
        admin().body("{}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("name", "scope"));
        admin().body("{\"name\":\"x\",\"scope\":\"planet\"}").post(PATH).then().statusCode(422);
        admin().body("{\"name\":\"x\",\"scope\":\"application\"}")
                .post(PATH)
                .then()
                .statusCode(422);
        admin().body("{\"name\":\"x\",\"scope\":\"application\",\"application\":\"nobody\"}")
                .post(PATH)
                .then()
                .statusCode(404);
        admin().body("{\"name\":\"x\",\"scope\":\"environment\",\"permissions\":[\"fly\"]}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.field", contains("permissions[0]"));
        admin().body(
                        "{\"name\":\"x\",\"scope\":\"environment\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.field", contains("expiresAt"));
        as(RegistryApi.stranger())
                .get(
                        PATH
                                + "/"
                                + create("{\"name\":\"x\",\"scope\":\"environment\"}")
                                        .getString("id"))
                .then()
                .statusCode(404);
    }

    @Test
    void eventTypesDescribeWhatMayCome() {
        String name = "order.created-" + System.nanoTime();
        admin().body(
                        "{\"name\":\""
                                + name
                                + "\",\"description\":\"d\",\"schema\":{\"type\":\"object\"}}")
                .post("/api/v1/event-types")
                .then()
                .statusCode(201)
                .body("schema.type", is("object"))
                .body("id", matchesPattern("[0-9a-f-]{36}"));
        admin().body("{\"name\":\"" + name + "\"}")
                .post("/api/v1/event-types")
                .then()
                .statusCode(409);
        admin().body("{\"archived\":true}")
                .patch("/api/v1/event-types/" + name)
                .then()
                .statusCode(200)
                .body("archived", is(true))
                .body("description", is("d"));
        admin().body("{\"name\":\"no spaces\",\"schema\":[]}")
                .post("/api/v1/event-types")
                .then()
                .statusCode(422);
        as(RegistryApi.stranger()).get("/api/v1/event-types/" + name).then().statusCode(404);
        admin().delete("/api/v1/event-types/" + name).then().statusCode(200);
        admin().get("/api/v1/event-types/" + name).then().statusCode(404);
    }

    private static JsonPath create(String body) {
        return admin().body(body).post(PATH).then().statusCode(201).extract().jsonPath();
    }

    private static JsonPath rotate(String id, String body) {
        return admin().body(body)
                .post(PATH + "/" + id + "/rotate")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
