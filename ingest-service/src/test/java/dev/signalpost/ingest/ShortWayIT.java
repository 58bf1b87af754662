package dev.signalpost.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The usual message goes a shorter way than the same message with an unusual header; nobody can
 * tell from the answer.
 */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ShortWayIT {

    private static final String USUAL = "application/json";
    private static final String UNUSUAL = "application/json;q=0.9";

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"eventType\":\"invoice.paid\",\"payload\":{\"a\":1.0},\"channels\":[\"blue\"]}",
                "{\"eventType\":\"a b\",\"payload\":1,\"other\":2}",
                "{\"eventType\":\"a\",\"payload\":",
                "[]",
                ""
            })
    void bothWaysAnswerTheSame(String body) {
        assertSame(send(scene.path, USUAL, body), send(scene.path, UNUSUAL, body));
    }

    @Test
    void bothWaysKnowNoApplicationThatIsNotThere() {
        String path = scene.path.replace("/shop/", "/nobody/");
        String body = "{\"eventType\":\"a\",\"payload\":1}";

        Response usual = send(path, USUAL, body);

        assertThat(usual.statusCode()).isEqualTo(404);
        assertSame(usual, send(path, UNUSUAL, body));
    }

    @Test
    void bothWaysRefuseWhoMayNotPublish() {
        String reader = scene.installation.apiKey(new Scope.WholeEnvironment(), Permission.READ);
        String endpoint =
                scene.installation.apiKey(
                        new Scope.OneEndpoint(
                                scene.installation.application(),
                                scene.installation.endpoint("https://example.com").id()),
                        Permission.PUBLISH);

        for (String key : new String[] {reader, endpoint, "sp_test_" + UUID.randomUUID()}) {
            Response usual = send(scene.path, USUAL, key, "{\"eventType\":\"a\",\"payload\":1}");
            assertThat(usual.statusCode()).isIn(401, 403);
            assertSame(
                    usual, send(scene.path, UNUSUAL, key, "{\"eventType\":\"a\",\"payload\":1}"));
        }
    }

    private static void assertSame(Response usual, Response unusual) {
        assertThat(usual.statusCode()).isEqualTo(unusual.statusCode());
        assertThat(usual.contentType()).isEqualTo(unusual.contentType());
        assertThat(names(usual)).isEqualTo(names(unusual));
        assertThat(withoutWhatIsItsOwn(usual)).isEqualTo(withoutWhatIsItsOwn(unusual));
    }

    private static Set<String> names(Response answer) {
        return answer.headers().asList().stream()
                .map(header -> header.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static String withoutWhatIsItsOwn(Response answer) {
        return answer.asString().replaceAll("\"(id|created|updated)\":(\"[^\"]*\"|\\d+)", "");
    }

    private Response send(String path, String accept, String body) {
        String key = scene.installation.apiKey(new Scope.WholeEnvironment(), Permission.PUBLISH);
        // A key that is known already is what the short way is for.
        send(path, UNUSUAL, key, body);
        return send(path, accept, key, body);
    }

    private Response send(String path, String accept, String key, String body) {
        return scene.as(key)
                .config(
                        RestAssuredConfig.config()
                                .encoderConfig(
                                        EncoderConfig.encoderConfig()
                                                .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                        false)))
                .contentType("application/json")
                .header("Accept", accept)
                .body(body)
                .post(path);
    }
}
