package dev.signalpost.e2e.setup;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** Calls the Channels API with form bodies and keys as user names. */
public record ChannelsClient(String url, String environmentKey) {

    public RequestSpecification nobody() {
        return given().config(
                        RestAssuredConfig.config()
                                .encoderConfig(
                                        EncoderConfig.encoderConfig()
                                                .defaultContentCharset(UTF_8)
                                                .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                        false)))
                .baseUri(url);
    }

    public RequestSpecification as(String key) {
        return nobody().auth().preemptive().basic(key, "");
    }

    public RequestSpecification environment() {
        return as(environmentKey);
    }

    /**
     * A new channel, made with a key of the environment, because sign-ups without one are counted.
     */
    public Response create(Map<String, String> more) {
        return environment()
                .formParam("name", "channel")
                .formParam("email", "a@b.example")
                .formParams(more)
                .post("/v1/channels");
    }

    /** A new webhook of the channel. */
    public Response webhook(String channel, String publisherKey, String target) {
        return as(publisherKey)
                .formParam("name", "sub")
                .formParam("webhook_url", target)
                .post(channel + "/webhooks");
    }

    /** The signing secret of the channel's webhook with that URL: an answer of the native API. */
    public String secret(String guid, String webhookUrl) {
        String endpoints = "/api/v1/applications/" + guid + "/endpoints";
        String id = natively().get(endpoints).path("find { it.url == '" + webhookUrl + "' }.id");
        return natively().get(endpoints + "/" + id + "/secret").path("key");
    }

    private RequestSpecification natively() {
        return nobody().header("Authorization", "Bearer " + environmentKey);
    }
}
