package dev.signalpost.registry.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.registry.Authentication;
import dev.signalpost.contracts.registry.Authentication.Basic;
import dev.signalpost.contracts.registry.Authentication.ClientCertificate;
import dev.signalpost.contracts.registry.Authentication.ClientCredentials;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which authentication a worker can use. */
final class AuthenticationRules {

    private static final int MAX_TEXT = 1024;
    private static final int MAX_PEM = 32 * 1024;
    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

    private AuthenticationRules() {}

    static void check(Authentication authentication, FieldErrors errors) {
        switch (authentication) {
            case Basic basic -> {
                text("username", basic.username(), errors);
                errors.require(
                        basic.username().indexOf(':') < 0, "username", "must not have a colon");
                text("password", basic.password(), errors);
            }
            case ClientCredentials client -> {
                EndpointRules.checkUrl(client.tokenUrl(), "tokenUrl", errors);
                text("clientId", client.clientId(), errors);
                text("clientSecret", client.clientSecret(), errors);
                if (client.scope() != null) {
                    text("scope", client.scope(), errors);
                }
            }
            case ClientCertificate client -> checkCertificate(client, errors);
        }
    }

    /** The client's own certificate. */
    static X509Certificate certificate(ClientCertificate client) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(client.certificate().getBytes(US_ASCII)));
    }

    private static void text(String field, String value, FieldErrors errors) {
        errors.require(
                !value.isEmpty()
                        && value.length() <= MAX_TEXT
                        && value.codePoints().noneMatch(Character::isISOControl),
                field,
                "has 1 to 1024 characters, no control characters");
    }

    private static void checkCertificate(ClientCertificate client, FieldErrors errors) {
        if (client.certificate().length() > MAX_PEM || client.privateKey().length() > MAX_PEM) {
            errors.add("certificate", "and its key have at most 32 KiB each");
            return;
        }
        X509Certificate certificate;
        try {
            certificate = certificate(client);
            certificate.checkValidity();
        } catch (CertificateException | ClassCastException unusable) {
            errors.add("certificate", "must be an X.509 certificate in PEM that is valid now");
            return;
        }
        try {
            if (!belong(certificate.getPublicKey(), key(client, certificate.getPublicKey()))) {
                errors.add("privateKey", "does not belong to the certificate");
            }
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            errors.add("privateKey", "must be the certificate's key in PEM: PKCS 8, not encrypted");
        }
    }

    private static PrivateKey key(ClientCertificate client, PublicKey ofCertificate)
            throws GeneralSecurityException {
        Matcher pem = KEY.matcher(client.privateKey().strip());
        if (!pem.matches()) {
            throw new IllegalArgumentException("no key in PKCS 8");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
        return KeyFactory.getInstance(ofCertificate.getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    /** Whether one verifies what the other signs. */
    private static boolean belong(PublicKey certified, PrivateKey key)
            throws GeneralSecurityException {
        String algorithm =
                switch (certified.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> certified.getAlgorithm();
                };
        byte[] text = "signalpost".getBytes(US_ASCII);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(text);
        return signature.verify(signed);
    }
}
