package dev.signalpost.registry.dialect.octohooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.registry.Authentication;
import dev.signalpost.contracts.registry.Authentication.Basic;
import dev.signalpost.contracts.registry.Authentication.ClientCertificate;
import dev.signalpost.contracts.registry.Authentication.ClientCredentials;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.registry.endpoint.ShownAuthentication;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code {"type": "basic" | "oauth2" | "certificate", ...}}. */
final class OctohooksAuthenticationJson {

    private static final String TYPE = "type";

    private OctohooksAuthenticationJson() {}

    static Authentication read(ObjectNode body) {
        return switch (body == null ? "" : body.path(TYPE).asText()) {
            case "basic" -> {
                var json = fields(body, Set.of("username", "password"), Set.of());
                yield new Basic(json.text("username"), json.text("password"));
            }
            case "oauth2" -> {
                var json =
                        fields(
                                body,
                                Set.of("tokenUrl", "clientId", "clientSecret"),
                                Set.of("scope"));
                yield new ClientCredentials(
                        json.text("tokenUrl"),
                        json.text("clientId"),
                        json.text("clientSecret"),
                        json.text("scope"));
            }
            case "certificate" -> {
                var json = fields(body, Set.of("certificate", "privateKey"), Set.of());
                yield new ClientCertificate(json.text("certificate"), json.text("privateKey"));
            }
            default -> throw Problem.invalid(TYPE, "is basic, oauth2 or certificate");
        };
    }

    private static JsonFields fields(ObjectNode body, Set<String> required, Set<String> optional) {
        Set<String> known = new TreeSet<>(required);
        known.addAll(optional);
        known.add(TYPE);
        var json = new JsonFields(body, known);
        required.forEach(json::require);
        known.forEach(json::text);
        json.done();
        return json;
    }

    static Map<String, String> shape(ShownAuthentication authentication) {
        Map<String, String> shape = new LinkedHashMap<>();
        switch (authentication) {
            case ShownAuthentication.None none -> shape.put(TYPE, "none");
            case ShownAuthentication.User user -> {
                shape.put(TYPE, "basic");
                shape.put("username", user.username());
            }
            case ShownAuthentication.Client client -> {
                shape.put(TYPE, "oauth2");
                shape.put("tokenUrl", client.tokenUrl());
                shape.put("clientId", client.clientId());
                shape.put("scope", client.scope());
            }
            case ShownAuthentication.Certificate certificate -> {
                shape.put(TYPE, "certificate");
                shape.put("subject", certificate.subject());
                shape.put("expiresAt", certificate.expiresAt().toString());
            }
        }
        return shape;
    }
}
