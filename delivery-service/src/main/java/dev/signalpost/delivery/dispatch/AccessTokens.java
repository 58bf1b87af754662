package dev.signalpost.delivery.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.Authentication.Basic;
import dev.signalpost.contracts.registry.Authentication.ClientCredentials;
import dev.signalpost.delivery.address.Addresses;
import dev.signalpost.delivery.address.Resolution;
import dev.signalpost.platform.memory.LastUsed;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;

/**
 * Access tokens of endpoints whose receivers want one (RFC 6749, section 4.4): asked for when the
 * first delivery needs it, kept until shortly before it expires. Deliveries that need the same
 * token wait for one request. Lives on the dispatch loop.
 */
final class AccessTokens {

    private static final int KEPT = 10_000;
    private static final int MAX_ANSWER = 64 * 1024;
    private static final int MAX_TOKEN = 16 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration USUAL_LIFE = Duration.ofMinutes(5);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** An authorization server that fails is not asked again for every delivery. */
    private static final Duration FAILURE_KEPT_FOR = Duration.ofSeconds(5);

    private static final JsonMapper JSON = new JsonMapper();

    private final Addresses addresses;
    private final DispatchLoop loop;
    private final HttpClient client;
    private final LastUsed<EndpointId, Kept> kept = new LastUsed<>(KEPT);

    /** A token, there or on its way. */
    private static final class Kept {
        final ClientCredentials credentials;
        final Future<String> token;
        long untilNanos;

        Kept(ClientCredentials credentials, Future<String> token, Duration time) {
            this.credentials = credentials;
            this.token = token;
            endsAfter(time);
        }

        void endsAfter(Duration time) {
            untilNanos = System.nanoTime() + time.toNanos();
        }
    }

    private record Token(String value, Duration life) {}

    AccessTokens(Addresses addresses, DispatchLoop loop, HttpClient client) {
        this.addresses = addresses;
        this.loop = loop;
        this.client = client;
    }

    /** Fails with a sentence for the endpoint's owner when there is none to be had. */
    Future<String> of(EndpointId endpoint, ClientCredentials credentials) {
        Kept known = kept.get(endpoint);
        if (known != null
                && known.credentials.equals(credentials)
                && System.nanoTime() - known.untilNanos < 0) {
            return known.token;
        }
        Promise<String> token = Promise.promise();
        // So long it counts as on its way; then somebody may ask anew.
        var fresh = new Kept(credentials, token.future(), TIMEOUT.multipliedBy(2));
        kept.put(endpoint, fresh);
        ask(credentials)
                .onSuccess(
                        answer -> {
                            fresh.endsAfter(usable(answer.life()));
                            token.complete(answer.value());
                        })
                .onFailure(
                        failure -> {
                            fresh.endsAfter(FAILURE_KEPT_FOR);
                            token.fail(
                                    new IOException(
                                            "There is no access token from "
                                                    + credentials.tokenUrl()
                                                    + ": "
                                                    + failure.getMessage()));
                        });
        return token.future();
    }

    /** The receiver did not take the token: the next delivery asks for another. */
    void forget(EndpointId endpoint) {
        kept.remove(endpoint);
    }

    private Future<Token> ask(ClientCredentials credentials) {
        URI url = URI.create(credentials.tokenUrl());
        Promise<Token> asked = Promise.promise();
        loop.with(
                addresses.resolve(url.getHost()),
                resolution -> resolved(resolution, url, credentials, asked));
        return asked.future();
    }

    private void resolved(
            Resolution resolution, URI url, ClientCredentials credentials, Promise<Token> asked) {
        switch (resolution) {
            case Resolution.Unknown unknown -> asked.fail(unknown.reason());
            case Resolution.Refused refused -> asked.fail(refused.reason());
            case Resolution.Allowed allowed -> {
                InetAddress address = allowed.addresses().getFirst();
                client.request(Posting.to(url, address).setTimeout(TIMEOUT.toMillis()))
                        .onSuccess(request -> send(request, credentials, asked))
                        .onFailure(asked::tryFail);
            }
        }
    }

    private static void send(
            HttpClientRequest request, ClientCredentials credentials, Promise<Token> asked) {
        String body = "grant_type=client_credentials";
        if (credentials.scope() != null) {
            body += "&scope=" + encoded(credentials.scope());
        }
        var client =
                new Basic(encoded(credentials.clientId()), encoded(credentials.clientSecret()));
        request.exceptionHandler(asked::tryFail);
        request.response()
                .onSuccess(response -> read(request, response, asked))
                .onFailure(asked::tryFail);
        request.putHeader("content-type", "application/x-www-form-urlencoded")
                .putHeader("accept", "application/json")
                .putHeader("authorization", client.authorization())
                .end(body);
    }

    private static void read(
            HttpClientRequest request, HttpClientResponse response, Promise<Token> asked) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(asked::tryFail);
        response.handler(
                chunk -> {
                    if (body.length() + chunk.length() > MAX_ANSWER) {
                        asked.tryFail("The answer is too long.");
                        request.reset();
                    } else {
                        body.appendBuffer(chunk);
                    }
                });
        response.endHandler(
                ended -> {
                    if (response.statusCode() == 200) {
                        token(body, asked);
                    } else {
                        asked.tryFail("The answer was " + response.statusCode() + ".");
                    }
                });
    }

    private static void token(Buffer body, Promise<Token> asked) {
        try {
            JsonNode answer = JSON.readTree(body.getBytes());
            String value = answer.path("access_token").asText();
            boolean usable =
                    !value.isEmpty()
                            && value.length() <= MAX_TOKEN
                            && value.chars().allMatch(c -> c > ' ' && c < 127);
            if (usable) {
                long seconds = answer.path("expires_in").asLong(USUAL_LIFE.toSeconds());
                asked.tryComplete(new Token(value, Duration.ofSeconds(Math.max(1, seconds))));
            } else {
                asked.tryFail("The answer has no access_token.");
            }
        } catch (IOException noJson) {
            asked.tryFail("The answer is no JSON.");
        }
    }

    /** A token is renewed before it expires, so that none expires on its way. */
    private static Duration usable(Duration life) {
        return life.compareTo(MARGIN.multipliedBy(2)) > 0 ? life.minus(MARGIN) : life.dividedBy(2);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
