package dev.signalpost.bench.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate for {@code localhost}, signed by itself.
 *
 * @param keys PKCS 12 file
 * @param trusted the certificate as PEM
 */
record Certificate(Path keys, Path trusted) {

    static final String PASSWORD = "password";

    static Certificate make() {
        try {
            Path folder = Files.createTempDirectory("signalpost-bench");
            var made =
                    new Certificate(folder.resolve("keys.p12"), folder.resolve("certificate.pem"));
            made.keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost");
            made.keytool("-exportcert", "-rfc", "-file", made.trusted.toString());
            return made;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void keytool(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options));
        if (options[0].equals("-genkeypair")) {
            command.addAll(List.of("-ext", "san=dns:localhost"));
        }
        command.addAll(List.of("-alias", "sink", "-storetype", "PKCS12", "-storepass", PASSWORD));
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
