package dev.signalpost.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate that is signed by itself, made anew with an elliptic-curve key.
 *
 * @param keys PKCS 12 file with the certificate and its key
 * @param file the certificate as PEM
 */
public record SelfSigned(Path keys, Path file) {

    /** Of the PKCS 12 file. */
    public static final String PASSWORD = "password";

    private static final String KEYS = "keys.p12";
    private static final String ALIAS = "self";

    /** One whose subject and only name is that host. */
    public static SelfSigned of(String host) {
        try {
            Path folder = Files.createTempDirectory("signalpost-certificate");
            var made = new SelfSigned(folder.resolve(KEYS), folder.resolve("self.pem"));
            made.keytool(
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=" + host,
                    "-ext",
                    "san=dns:" + host);
            made.keytool("-exportcert", "-rfc", "-file", made.file.toString());
            return made;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The one whose certificate stands there. */
    public static SelfSigned at(Path file) {
        return new SelfSigned(file.resolveSibling(KEYS), file);
    }

    public String certificate() {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** PEM of the key in PKCS 8. */
    public String privateKey() {
        try {
            char[] password = PASSWORD.toCharArray();
            byte[] key =
                    KeyStore.getInstance(keys.toFile(), password)
                            .getKey(ALIAS, password)
                            .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void keytool(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", keys.toString()));
        try {
            int code = new ProcessBuilder(command).start().waitFor();
            if (code != 0) {
                throw new IOException("keytool ended with " + code);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
