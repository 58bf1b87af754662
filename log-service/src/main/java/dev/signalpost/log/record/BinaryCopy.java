package dev.signalpost.log.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Rows in the binary format of COPY (PostgreSQL manual, "COPY", section "Binary Format"): bytes go
 * as they are, and the server parses nothing. Not thread-safe.
 */
final class BinaryCopy {

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    private final DataOutputStream out = new DataOutputStream(bytes);
    private int rows;

    BinaryCopy() {
        write(
                () -> {
                    out.write(SIGNATURE);
                    out.writeInt(0);
                    out.writeInt(0);
                });
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    BinaryCopy row(int columns) {
        rows++;
        return write(() -> out.writeShort(columns));
    }

    BinaryCopy uuid(UUID value) {
        return write(
                () -> {
                    out.writeInt(16);
                    out.writeLong(value.getMostSignificantBits());
                    out.writeLong(value.getLeastSignificantBits());
                });
    }

    /** Null is null; the character NUL, which PostgreSQL's text cannot hold, is dropped. */
    BinaryCopy text(String value) {
        if (value == null) {
            return write(() -> out.writeInt(-1));
        }
        return bytes((value.indexOf('\0') < 0 ? value : value.replace("\0", "")).getBytes(UTF_8));
    }

    BinaryCopy bytes(byte[] value) {
        return write(
                () -> {
                    out.writeInt(value.length);
                    out.write(value);
                });
    }

    BinaryCopy number(int value) {
        return write(
                () -> {
                    out.writeInt(4);
                    out.writeInt(value);
                });
    }

    BinaryCopy time(Instant value) {
        return write(
                () -> {
                    out.writeInt(8);
                    out.writeLong(ChronoUnit.MICROS.between(EPOCH, value));
                });
    }

    int rows() {
        return rows;
    }

    /** The whole stream; nothing may be added afterwards. */
    byte[] end() {
        write(() -> out.writeShort(-1));
        return bytes.toByteArray();
    }

    private BinaryCopy write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
    }
}
