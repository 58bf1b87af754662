package dev.signalpost.registry;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** How the registry's tests call it. */
final class RegistryApi {

    static final String KEY = "test-key-of-the-default-environment-0001";
    static final String OPERATOR = "test-key-of-the-operator-0000000000001";

    private RegistryApi() {}

    static RequestSpecification as(String key) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + key)
                .contentType(ContentType.JSON);
    }

    static RequestSpecification admin() {
        return as(KEY);
    }

    /** A key of an environment of its own. */
    static String stranger() {
        String environment =
                as(OPERATOR)
                        .body("{\"name\":\"stranger-" + UUID.randomUUID() + "\"}")
                        .post("/api/v1/environments")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        return as(OPERATOR)
                .body("{\"name\":\"first\"}")
                .post("/api/v1/environments/" + environment + "/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /** Id of a new application. */
    static String application() {
        return admin().body("{\"name\":\"app\"}")
                .post("/api/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String endpoints(String application) {
        return "/api/v1/applications/" + application + "/endpoints";
    }
}
