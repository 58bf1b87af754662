package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.registry.Authentication;
import dev.signalpost.contracts.registry.Authentication.Basic;
import dev.signalpost.contracts.registry.Authentication.ClientCertificate;
import dev.signalpost.contracts.registry.Authentication.ClientCredentials;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** Of an authentication what may be shown: everything but the secrets. */
public sealed interface ShownAuthentication {

    record None() implements ShownAuthentication {}

    record User(String username) implements ShownAuthentication {}

    /**
     * @param scope null for the server's own choice
     */
    record Client(String tokenUrl, String clientId, String scope) implements ShownAuthentication {}

    record Certificate(String subject, Instant expiresAt) implements ShownAuthentication {}

    static ShownAuthentication of(Optional<Authentication> authentication) {
        return switch (authentication.orElse(null)) {
            case null -> new None();
            case Basic basic -> new User(basic.username());
            case ClientCredentials client ->
                    new Client(client.tokenUrl(), client.clientId(), client.scope());
            case ClientCertificate client -> certificate(client);
        };
    }

    private static Certificate certificate(ClientCertificate client) {
        try {
            X509Certificate certificate = AuthenticationRules.certificate(client);
            return new Certificate(
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getNotAfter().toInstant());
        } catch (CertificateException wasCheckedBefore) {
            throw new IllegalStateException(wasCheckedBefore);
        }
    }
}
