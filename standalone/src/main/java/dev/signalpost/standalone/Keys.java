package dev.signalpost.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.contracts.id.ApiKeyId;
import dev.signalpost.embedded.DataDirectory;
import dev.signalpost.registry.apikey.ApiKeyFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The installation's keys, made at the first start and kept in files that only their owner may
 * read.
 *
 * @param apiKey opens the environment "default"
 * @param operatorKey root key of the installation
 * @param secretsKey seals the endpoints' secrets; without it they cannot be opened again
 */
record Keys(String apiKey, String operatorKey, String secretsKey) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    static Keys of(Settings settings, DataDirectory data) throws IOException {
        Path directory = Files.createDirectories(data.path().resolve("keys"));
        String made =
                keep(
                        directory.resolve("api-key"),
                        () -> ApiKeyFormat.generate("default", new ApiKeyId(UUID.randomUUID())));
        return new Keys(
                settings.apiKey().orElse(made),
                keep(directory.resolve("operator-key"), () -> "sp_root_" + random()),
                keep(directory.resolve("secrets-key"), Keys::random));
    }

    void configure() {
        System.setProperty("signalpost.registry.bootstrap.api-key", apiKey);
        System.setProperty("signalpost.operator.key", operatorKey);
        System.setProperty("signalpost.secrets.key", secretsKey);
    }

    private static String keep(Path file, Supplier<String> make) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file, UTF_8).strip();
        }
        String key = make.get();
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, key + "\n", UTF_8);
        return key;
    }

    private static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
