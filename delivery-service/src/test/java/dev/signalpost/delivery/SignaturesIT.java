package dev.signalpost.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptResult;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.testkit.EndpointDraft;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.Installation;
import dev.signalpost.testkit.Receiver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a receiver sees, checked with the official Standard Webhooks library and by hand. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SignaturesIT {

    private static final Duration SOON = Scene.SOON;
    private static final String PAYLOAD = Scene.PAYLOAD;

    private final Scene scene;

    SignaturesIT(Scene scene) {
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
    void theExactBytesArriveSignedAsStandardWebhooksAsks() throws Exception {
        // Given
        scene.installation.endpoint(scene.receiver.url("/hook?tenant=7"));

        // When
        MessageId message = scene.installation.send("invoice.paid", PAYLOAD);

        // Then
        Receiver.Received request = scene.receiver.await("/hook", 1, SOON).getFirst();
        assertThat(new String(request.body(), UTF_8)).isEqualTo(PAYLOAD);
        assertThat(request.messageId()).isEqualTo(message.toString());
        assertThat(request.header("content-type")).isEqualTo("application/json");
        new Webhook(Installation.SECRET).verify(PAYLOAD, Scene.javaNetHeaders(request));
        AttemptFinished attempt = scene.attempts(message, 1).getFirst();
        assertThat(attempt.result()).isEqualTo(AttemptResult.DELIVERED);
        assertThat(attempt.statusCode()).isEqualTo(200);
        assertThat(attempt.nextAttemptAt()).isZero();
        assertThat(attempt.requestHeaders()).containsEntry("webhook-id", message.toString());
    }

    @Test
    void everyActiveSecretSignsAndAnExpiredOneDoesNot() throws Exception {
        // Given
        String second =
                "whsec_"
                        + Base64.getEncoder()
                                .encodeToString("another-secret-of-32-bytes......".getBytes(UTF_8));
        String expired =
                "whsec_"
                        + Base64.getEncoder()
                                .encodeToString("expired-secret-of-32-bytes......".getBytes(UTF_8));
        scene.installation.endpoint(
                scene.receiver.url("/rotated"),
                state ->
                        EndpointDraft.like(state)
                                .secrets(
                                        scene.installation.seal(state, Installation.SECRET, null),
                                        scene.installation.seal(
                                                state, second, Instant.now().plusSeconds(86_400)),
                                        scene.installation.seal(
                                                state, expired, Instant.now().minusSeconds(5)))
                                .state());

        // When
        scene.installation.send("invoice.paid", PAYLOAD);

        // Then
        Receiver.Received request = scene.receiver.await("/rotated", 1, SOON).getFirst();
        new Webhook(Installation.SECRET).verify(PAYLOAD, Scene.javaNetHeaders(request));
        new Webhook(second).verify(PAYLOAD, Scene.javaNetHeaders(request));
        assertThat(request.header("webhook-signature").split(" ")).hasSize(2);
    }

    @Test
    void octohooksFormatSignsWithTheSecretsOwnText() throws Exception {
        // Given
        scene.installation.endpoint(
                scene.receiver.url("/octo"),
                state -> EndpointDraft.like(state).format(DeliveryFormat.OCTOHOOKS).state());

        // When
        scene.installation.send("invoice.paid", PAYLOAD);

        // Then
        Receiver.Received request = scene.receiver.await("/octo", 1, SOON).getFirst();
        String header = request.header("x-signature");
        String seconds = header.substring(2, header.indexOf(','));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Installation.SECRET.getBytes(UTF_8), "HmacSHA256"));
        String expected =
                HexFormat.of().formatHex(mac.doFinal((seconds + "." + PAYLOAD).getBytes(UTF_8)));
        assertThat(header).isEqualTo("t=" + seconds + ",v1=" + expected);
        new Webhook(Installation.SECRET).verify(PAYLOAD, Scene.javaNetHeaders(request));
    }

    @Test
    void customHeadersAreSentAndMaskedInTheLog() {
        // Given
        scene.installation.endpoint(
                scene.receiver.url("/custom"),
                state ->
                        EndpointDraft.like(state)
                                .headers(
                                        scene.installation.seal(
                                                state, "{\"X-Tenant\":\"blue\"}", null))
                                .state());

        // When
        MessageId message = scene.installation.send("invoice.paid", PAYLOAD);

        // Then
        assertThat(scene.receiver.await("/custom", 1, SOON).getFirst().header("x-tenant"))
                .isEqualTo("blue");
        assertThat(scene.attempts(message, 1).getFirst().requestHeaders())
                .containsEntry("X-Tenant", "***");
    }
}
