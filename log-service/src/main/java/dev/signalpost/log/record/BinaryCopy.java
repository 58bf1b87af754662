package dev.signalpost.log.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the binary format of COPY (PostgreSQL manual, "COPY", section "Binary Format"): bytes go
 * as they are, and the server parses nothing. Used again and again, since room for some thousands
 * of rows costs more than to fill it. Not thread-safe.
 */
final class BinaryCopy {

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final int FEW_BYTES = 64 * 1024;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    /** More room than that is not kept from one batch to the next. */
    private static final int KEPT_BYTES = 16 * 1024 * 1024;

    private ByteBuffer bytes = ByteBuffer.allocate(FEW_BYTES);
    private int rows;

    BinaryCopy() {
        clear();
    }

    /** Forgets all rows. */
    void clear() {
        if (bytes.capacity() > KEPT_BYTES) {
            bytes = ByteBuffer.allocate(FEW_BYTES);
        }
        rows = 0;
        bytes.clear().put(SIGNATURE).putInt(0).putInt(0);
    }

    BinaryCopy row(int columns) {
        rows++;
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    BinaryCopy uuid(UUID value) {
        room(Integer.BYTES + 2 * Long.BYTES)
                .putInt(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
        return this;
    }

    /** Null is null; the character NUL, which PostgreSQL's text cannot hold, is dropped. */
    BinaryCopy text(String value) {
        if (value == null) {
            room(Integer.BYTES).putInt(-1);
            return this;
        }
        return bytes((value.indexOf('\0') < 0 ? value : value.replace("\0", "")).getBytes(UTF_8));
    }

    BinaryCopy bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    BinaryCopy number(int value) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    BinaryCopy time(Instant value) {
        room(Integer.BYTES + Long.BYTES)
                .putInt(Long.BYTES)
                .putLong(ChronoUnit.MICROS.between(EPOCH, value));
        return this;
    }

    int rows() {
        return rows;
    }

    /** Sends the whole stream; then it must be cleared before it takes more. */
    void writeTo(CopyIn copy) throws SQLException {
        room(Short.BYTES).putShort((short) -1);
        copy.writeToCopy(bytes.array(), 0, bytes.position());
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int needed = Math.addExact(bytes.position(), more);
            int doubled = (int) Math.min(2L * bytes.capacity(), Integer.MAX_VALUE - 8);
            bytes = ByteBuffer.allocate(Math.max(needed, doubled)).put(bytes.flip());
        }
        return bytes;
    }
}
