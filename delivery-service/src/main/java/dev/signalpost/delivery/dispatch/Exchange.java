package dev.signalpost.delivery.dispatch;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.registry.SuccessRule;
import dev.signalpost.delivery.dispatch.DispatchResult.Answered;
import dev.signalpost.delivery.dispatch.DispatchResult.Unreachable;
import dev.signalpost.delivery.webhook.WebhookRequest;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The life of one request. Whatever comes first ends it: the response's end, 16 KiB of its body, a
 * failure, or the time-out; the rest is then cut off. Lives on the event loop.
 */
final class Exchange {

    private static final int MAX_HEADERS = 64;
    private static final int MAX_HEADER_LENGTH = 1024;

    private final long startedNanos = System.nanoTime();
    private final Promise<DispatchResult> ended = Promise.promise();
    private final TimeLimits limits;
    private final SuccessRule success;
    private HttpClientRequest request;
    private Buffer snippet = Buffer.buffer();
    private HttpClientResponse head;
    private long firstByteMillis;
    private boolean done;

    /** Starts the clock of the attempt. */
    Exchange(TimeLimits limits, SuccessRule success) {
        this.limits = limits;
        this.success = success;
        limits.begin(this);
    }

    long startedNanos() {
        return startedNanos;
    }

    /** Whether the head of a response is there. */
    boolean hasHead() {
        return head != null;
    }

    Future<DispatchResult> ended() {
        return ended.future();
    }

    boolean done() {
        return done;
    }

    /** Sends the request and waits for the response. */
    void send(HttpClientRequest connected, WebhookRequest webhook) {
        request = connected;
        if (done) {
            cutOff();
            return;
        }
        connected.exceptionHandler(this::failed);
        connected.response().onSuccess(this::answered).onFailure(this::failed);
        webhook.headers().forEach(connected::putHeader);
        connected.end(uncopied(webhook.body()));
    }

    /**
     * The payload may be 350 KiB and its receivers many; this is the public way to send an array
     * without copying it.
     */
    @SuppressWarnings("deprecation")
    private static Buffer uncopied(byte[] body) {
        return Buffer.buffer(Unpooled.wrappedBuffer(body));
    }

    /**
     * Ends it from outside. What is known of a response counts: a status, once sent, is the
     * receiver's word.
     */
    void end(DispatchResult otherwise) {
        finish(head == null ? otherwise : response());
        cutOff();
    }

    void failed(Throwable failure) {
        end(new Unreachable(Failures.describe(failure)));
    }

    private void answered(HttpClientResponse response) {
        head = response;
        firstByteMillis = elapsedMillis();
        response.exceptionHandler(this::failed);
        response.handler(this::read);
        response.endHandler(ignored -> finish(response()));
    }

    private void read(Buffer chunk) {
        int room = AttemptFinished.MAX_SNIPPET_BYTES - snippet.length();
        if (chunk.length() <= room) {
            snippet.appendBuffer(chunk);
        } else {
            snippet.appendBuffer(chunk, 0, room);
            end(response());
        }
    }

    private Answered response() {
        return new Answered(
                head.statusCode(),
                success.accepts(head.statusCode()),
                headers(),
                snippet.getBytes(),
                firstByteMillis);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : head.headers()) {
            if (headers.size() == MAX_HEADERS) {
                break;
            }
            String value = header.getValue();
            headers.put(
                    header.getKey(),
                    value.length() <= MAX_HEADER_LENGTH
                            ? value
                            : value.substring(0, MAX_HEADER_LENGTH));
        }
        return headers;
    }

    private void finish(DispatchResult result) {
        if (!done) {
            done = true;
            limits.end(this);
            ended.complete(result);
        }
    }

    private void cutOff() {
        if (request != null) {
            request.reset();
        }
    }

    /** Since the start of the attempt. */
    long elapsedMillis() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }
}
