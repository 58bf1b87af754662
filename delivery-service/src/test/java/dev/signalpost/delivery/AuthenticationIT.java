package dev.signalpost.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptResult;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.registry.Authentication;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.Receiver.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a receiver is told who calls it, besides the signature. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AuthenticationIT {

    private final Scene scene;

    AuthenticationIT(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void open() {
        scene.open();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void basicGoesWithEveryRequestAndIsMaskedInTheLog() {
        // Given
        endpoint("/basic", new Authentication.Basic("jürgen", "a:b"));

        // When
        MessageId message = scene.installation.send("invoice.paid", Scene.PAYLOAD);

        // Then
        Receiver.Received request = scene.receiver.await("/basic", 1, Scene.SOON).getFirst();
        assertThat(request.header("authorization")).isEqualTo("Basic asO8cmdlbjphOmI=");
        assertMasked(message);
    }

    @Test
    void oneTokenServesDeliveriesUntilTheReceiverTakesItNoLonger() {
        // Given
        scene.receiver.answer("/token", token("first", 3600), token("second", 3600));
        Answer taken = Answer.status(200);
        scene.receiver.answer(
                "/oauth", taken, taken, taken, taken, taken, Answer.status(401), taken);
        endpoint("/oauth", credentials("/token"));

        // When
        MessageId message = scene.installation.send("invoice.paid", Scene.PAYLOAD);
        for (int i = 0; i < 4; i++) {
            scene.installation.send("invoice.paid", Scene.PAYLOAD);
        }

        // Then
        assertThat(authorizations(scene.receiver.await("/oauth", 5, Scene.SOON)))
                .containsExactly("Bearer first");
        List<Receiver.Received> asked = scene.receiver.requests("/token");
        assertThat(asked).as("requests for a token").hasSize(1);
        assertThat(new String(asked.getFirst().body(), UTF_8))
                .isEqualTo("grant_type=client_credentials&scope=hooks%3Awrite+all");
        assertThat(asked.getFirst().header("authorization"))
                .as("client and secret, form-encoded as RFC 6749 says")
                .isEqualTo("Basic c2hvcCUzQTE6cyUyNmNyZXQ=");
        assertMasked(message);

        // When
        scene.installation.send("invoice.paid", Scene.PAYLOAD);
        scene.receiver.await("/oauth", 6, Scene.SOON);
        await().atMost(Scene.SOON)
                .until(
                        () -> {
                            scene.installation.send("invoice.paid", Scene.PAYLOAD);
                            return authorizations(scene.receiver.requests("/oauth"))
                                    .contains("Bearer second");
                        });
    }

    @Test
    void aTokenIsRenewedBeforeItExpires() {
        // Given
        scene.receiver.answer("/short", token("first", 2), token("second", 3600));
        endpoint("/renewed", credentials("/short"));

        // When
        await().atMost(Scene.SOON)
                .until(
                        () -> {
                            scene.installation.send("invoice.paid", Scene.PAYLOAD);
                            return scene.receiver.count("/short") == 2;
                        });

        // Then
        await().atMost(Scene.SOON)
                .untilAsserted(
                        () ->
                                assertThat(authorizations(scene.receiver.requests("/renewed")))
                                        .containsExactlyInAnyOrder(
                                                "Bearer first", "Bearer second"));
    }

    @Test
    void withoutATokenTheAttemptFailsAndSaysWhy() {
        // Given
        scene.receiver.answer("/denied", Answer.status(403));
        endpoint("/unreached", credentials("/denied"));

        // When
        MessageId message = scene.installation.send("invoice.paid", Scene.PAYLOAD);

        // Then
        AttemptFinished attempt = scene.attempts(message, 1).getFirst();
        assertThat(attempt.result()).isEqualTo(AttemptResult.UNREACHABLE);
        assertThat(attempt.error())
                .isEqualTo(
                        "There is no access token from "
                                + scene.receiver.url("/denied")
                                + ": The answer was 403.");
        assertThat(scene.receiver.count("/unreached")).isZero();
    }

    @Test
    void anAnswerWithoutATokenIsAFailure() {
        for (String answer : new String[] {"[]", "{\"access_token\": \"a b\"}", "no json", ""}) {
            // Given
            String path = "/odd-" + Integer.toHexString(answer.hashCode());
            scene.receiver.answer(path, Answer.status(200).withBody(answer.getBytes(UTF_8)));
            endpoint(path + "-hook", credentials(path));
        }

        // When
        MessageId message = scene.installation.send("invoice.paid", Scene.PAYLOAD);

        // Then
        assertThat(scene.attempts(message, 4))
                .allSatisfy(
                        attempt ->
                                assertThat(attempt.error())
                                        .containsAnyOf("no access_token", "is no JSON"));
    }

    private void assertMasked(MessageId message) {
        assertThat(scene.attempts(message, 1).getFirst().requestHeaders())
                .containsEntry("authorization", "***");
    }

    private static Set<String> authorizations(List<Receiver.Received> requests) {
        return requests.stream()
                .map(request -> request.header("authorization"))
                .collect(Collectors.toSet());
    }

    private Authentication credentials(String path) {
        return new Authentication.ClientCredentials(
                scene.receiver.url(path), "shop:1", "s&cret", "hooks:write all");
    }

    private static Answer token(String token, int seconds) {
        String json = "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": %d}";
        return Answer.status(200).withBody(json.formatted(token, seconds).getBytes(UTF_8));
    }

    private void endpoint(String path, Authentication authentication) {
        scene.authenticated(scene.receiver.url(path), authentication);
    }
}
