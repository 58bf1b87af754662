package dev.signalpost.bench.lab;

import dev.signalpost.testkit.Infrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The PostgreSQL of one run, and what it spends. Not thread-safe. */
public final class Database implements AutoCloseable {

    private static final String OTHERS =
            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";

    private final Infrastructure servers;
    private final Connection connection;

    Database(Infrastructure servers) {
        this.servers = servers;
        try {
            this.connection =
                    DriverManager.getConnection(
                            servers.jdbcUrl(), servers.user(), servers.password());
        } catch (SQLException away) {
            throw new IllegalStateException(away);
        }
    }

    /** JDBC URL, user and password, for a program that writes to it. */
    public String[] arguments() {
        return new String[] {servers.jdbcUrl(), servers.user(), servers.password()};
    }

    /** The first number that a query answers; 0 if it answers nothing. */
    public long query(String sql) {
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            ResultSet row = rows ? statement.getResultSet() : null;
            return row != null && row.next() ? row.getLong(1) : 0;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Processor time of the server's processes that serve others now. */
    public double cpuMicros() {
        try (Statement statement = connection.createStatement();
                ResultSet pids = statement.executeQuery(OTHERS)) {
            double micros = 0;
            while (pids.next()) {
                micros +=
                        ProcessHandle.of(pids.getLong(1))
                                        .flatMap(process -> process.info().totalCpuDuration())
                                        .orElse(Duration.ZERO)
                                        .toNanos()
                                / 1000.0;
            }
            return micros;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
