package dev.signalpost.bench.baseline;

import dev.signalpost.contracts.id.IdSource;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * Copies rows as the log's attempts are into a table like theirs, out of nothing, and says in a
 * table how many there are. No Kafka, no JSON. Arguments: JDBC URL, user, password, how many rows.
 */
public final class BareCopy {

    /** Makes the tables anew. */
    public static final String TABLES =
            """
            DROP SCHEMA IF EXISTS bench CASCADE;
            CREATE SCHEMA bench;
            CREATE TABLE bench.copied (rows bigint NOT NULL);
            INSERT INTO bench.copied VALUES (0);
            CREATE TABLE bench.attempt (
                id uuid NOT NULL, application uuid NOT NULL, endpoint uuid NOT NULL, message uuid NOT NULL, number int NOT NULL,
                status text NOT NULL, started_at timestamptz NOT NULL, detail bytea NOT NULL) PARTITION BY RANGE (started_at);
            CREATE TABLE bench.attempt_now PARTITION OF bench.attempt FOR VALUES FROM ('2000-01-01') TO ('2000-01-02');
            CREATE INDEX ON bench.attempt (message, endpoint);
            CREATE INDEX ON bench.attempt (endpoint, started_at DESC, id DESC);
            CREATE INDEX ON bench.attempt (endpoint, started_at DESC, id DESC) WHERE status <> 'success';
            """;

    private static final int BATCH = 5000;
    private static final int DETAIL = 900;
    private static final byte[] HEAD = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final IdSource IDS = new IdSource(Clock.systemUTC(), new SplittableRandom(1));

    private BareCopy() {}

    public static void main(String[] args) throws SQLException, IOException {
        int rows = Integer.parseInt(args[3]);
        try (Connection connection = DriverManager.getConnection(args[0], args[1], args[2])) {
            connection.setAutoCommit(false);
            for (int copied = 0; copied < rows; copied += BATCH) {
                byte[] batch = batch(copied, Math.min(BATCH, rows - copied));
                try (Statement statement = connection.createStatement()) {
                    statement.execute("UPDATE bench.copied SET rows = rows + " + BATCH);
                }
                var copy =
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn("COPY bench.attempt FROM STDIN (FORMAT binary)");
                copy.writeToCopy(batch, 0, batch.length);
                copy.endCopy();
                connection.commit();
            }
        }
    }

    private static byte[] batch(int first, int rows) throws IOException {
        var bytes = new ByteArrayOutputStream(rows * (DETAIL + 200));
        var out = new DataOutputStream(bytes);
        out.write(HEAD);
        var application = new UUID(1, 1);
        var endpoint = new UUID(2, 2);
        for (int row = first; row < first + rows; row++) {
            out.writeShort(8);
            uuid(out, IDS.next());
            uuid(out, application);
            uuid(out, endpoint);
            uuid(out, IDS.next());
            out.writeInt(4);
            out.writeInt(1);
            out.writeInt(7);
            out.writeBytes("success");
            out.writeInt(8);
            out.writeLong(row);
            out.writeInt(DETAIL);
            out.write(new byte[DETAIL]);
        }
        out.writeShort(-1);
        return bytes.toByteArray();
    }

    private static void uuid(DataOutputStream out, UUID value) throws IOException {
        out.writeInt(16);
        out.writeLong(value.getMostSignificantBits());
        out.writeLong(value.getLeastSignificantBits());
    }
}
