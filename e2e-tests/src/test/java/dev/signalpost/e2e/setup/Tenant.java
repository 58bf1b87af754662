package dev.signalpost.e2e.setup;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A new application, and the API as its publisher uses it. */
public final class Tenant {

    private final String url;
    private final String key;
    private final String uid = "app-" + UUID.randomUUID();
    private final String id;

    public Tenant(String url, String key) {
        this.url = url;
        this.key = key;
        this.id =
                api().body(Map.of("name", "e2e", "uid", uid))
                        .post("/applications")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    /** A request with the key, relative to {@code /api/v1}. */
    public RequestSpecification api() {
        return api(key);
    }

    public RequestSpecification api(String otherKey) {
        return given().baseUri(url)
                .basePath("/api/v1")
                .header("Authorization", "Bearer " + otherKey)
                .contentType(ContentType.JSON);
    }

    public String url() {
        return url;
    }

    public String key() {
        return key;
    }

    public String id() {
        return id;
    }

    public String uid() {
        return uid;
    }

    public String path(String rest) {
        return "/applications/" + id + rest;
    }

    /** A new key that reaches this application only. */
    public String applicationKey() {
        return api().body(
                        Map.of(
                                "name",
                                "application",
                                "scope",
                                "application",
                                "application",
                                id,
                                "permissions",
                                List.of("read", "write", "publish")))
                .post("/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /** The id of a new endpoint. */
    public String endpoint(String target) {
        return endpoint(target, Map.of());
    }

    public String endpoint(String target, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("url", target);
        body.putIfAbsent("name", "e2e");
        return api().body(body)
                .post(path("/endpoints"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public String secret(String endpoint) {
        return api().get(path("/endpoints/" + endpoint + "/secret"))
                .then()
                .statusCode(200)
                .extract()
                .path("key");
    }

    /** The id of the accepted message. */
    public String send(String eventType, String payload) {
        return send(eventType, payload, "");
    }

    /**
     * @param more further members of the request, as {@code ,"uid":"a"}
     */
    public String send(String eventType, String payload, String more) {
        return api().body(
                        "{\"eventType\":\"" + eventType + "\",\"payload\":" + payload + more + "}")
                .post(path("/messages"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** The deliveries of a message, as soon as all of that many have the status. */
    public Response awaitDeliveries(String message, int howMany, String status) {
        return Awaitility.await("deliveries of " + message + " to be " + status)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> api().get(path("/messages/" + message + "/endpoint-messages")),
                        answer ->
                                answer.statusCode() == 200
                                        && answer
                                                        .jsonPath()
                                                        .getList("status", String.class)
                                                        .stream()
                                                        .filter(status::equals)
                                                        .count()
                                                == howMany);
    }

    /** Ids of all messages that the log has of the application. */
    public Set<String> logged() {
        return all(path("/messages?limit=250"), "id");
    }

    /** Ids of all messages that the log says were delivered to the endpoint. */
    public Set<String> delivered(String endpoint) {
        return all(
                path("/endpoints/" + endpoint + "/deliveries?status=success&limit=250"), "message");
    }

    private Set<String> all(String firstPage, String field) {
        Set<String> found = new HashSet<>();
        Response page = api().get(firstPage);
        while (true) {
            found.addAll(page.jsonPath().getList(field, String.class));
            String link = page.header("Link");
            if (link == null) {
                return found;
            }
            page =
                    api().basePath("")
                            .urlEncodingEnabled(false)
                            .get(link.substring(link.indexOf('<') + 1, link.indexOf('>')));
        }
    }
}
