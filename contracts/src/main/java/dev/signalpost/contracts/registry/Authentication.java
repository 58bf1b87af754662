package dev.signalpost.contracts.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Base64;

/**
 * How a worker shows a receiver who it is, besides the signature. Its JSON holds secrets and stands
 * nowhere but sealed.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Authentication.Basic.class, name = "basic"),
    @JsonSubTypes.Type(value = Authentication.ClientCredentials.class, name = "oauth2"),
    @JsonSubTypes.Type(value = Authentication.ClientCertificate.class, name = "certificate")
})
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface Authentication {

    /** User name and password (RFC 7617), in UTF-8. */
    record Basic(String username, String password) implements Authentication {

        /** The value of the header {@code Authorization}. */
        public String authorization() {
            byte[] pair = (username + ":" + password).getBytes(UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }
    }

    /**
     * An access token from an authorization server (RFC 6749, section 4.4).
     *
     * @param scope null for the server's own choice
     */
    record ClientCredentials(String tokenUrl, String clientId, String clientSecret, String scope)
            implements Authentication {}

    /**
     * A certificate for TLS.
     *
     * @param certificate PEM, the client's own first and those that vouch for it behind
     * @param privateKey PEM of the key in PKCS 8, not encrypted
     */
    record ClientCertificate(String certificate, String privateKey) implements Authentication {}
}
