package dev.signalpost.e2e.setup;

import static io.restassured.RestAssured.given;

import dev.signalpost.testkit.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * The four services as processes of their own on one Kafka and one PostgreSQL, behind nginx. Lives
 * as long as the JVM.
 */
public final class Split {

    public static final String KEY = "e2e-key-of-the-split-environment-00000001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final class Shared {
        private static final Split ONE = new Split();
    }

    private final Infrastructure servers = Infrastructure.shared();
    private final int registryPort = Program.freePort();
    private final int ingestPort = Program.freePort();
    private final int logPort = Program.freePort();
    private final int gatewayPort = Program.freePort();
    private final List<Program> running = new ArrayList<>();
    private Program ingest;

    private Split() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Program::kill)));
        start(
                "registry-service",
                registryPort,
                Map.of("SIGNALPOST_REGISTRY_BOOTSTRAP_API_KEY", KEY));
        start("log-service", logPort, Map.of());
        startIngest();
        running.add(gateway());
        awaitReady(registryPort);
        awaitReady(ingestPort);
        awaitReady(logPort);
    }

    /** One for all tests; delivery workers are started by whoever needs them. */
    public static Split shared() {
        return Shared.ONE;
    }

    public String url() {
        return "http://127.0.0.1:" + gatewayPort;
    }

    public Infrastructure servers() {
        return servers;
    }

    public Tenant tenant() {
        return new Tenant(url(), KEY);
    }

    /** Base URL of each service by the gateway's name for it. */
    public Map<String, String> services() {
        return Map.of(
                "registry", "http://127.0.0.1:" + registryPort,
                "ingest", "http://127.0.0.1:" + ingestPort,
                "log", "http://127.0.0.1:" + logPort);
    }

    /** A delivery worker that is ready; to be closed by who started it. */
    public Program startDelivery() {
        return startDelivery(Map.of());
    }

    /** As {@link #startDelivery()}, with more settings. */
    public Program startDelivery(Map<String, String> more) {
        int port = Program.freePort();
        Map<String, String> environment = new HashMap<>(more);
        environment.put("SIGNALPOST_ALLOW_PRIVATE_TARGETS", "true");
        Program worker = start("delivery-service", port, environment);
        awaitReady(port);
        return worker;
    }

    public void killIngest() {
        ingest.kill();
    }

    public void startIngest() {
        ingest = start("ingest-service", ingestPort, Map.of());
        awaitReady(ingestPort);
    }

    private Program start(String module, int port, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers());
        environment.put("SIGNALPOST_POSTGRES_URL", servers.jdbcUrl());
        environment.put("SIGNALPOST_POSTGRES_USER", servers.user());
        environment.put("SIGNALPOST_POSTGRES_PASSWORD", servers.password());
        environment.put("SIGNALPOST_SECRETS_KEY", Infrastructure.SECRETS_KEY);
        Program program = Program.start(module, environment);
        running.add(program);
        return program;
    }

    private static void awaitReady(int port) {
        Awaitility.await("service on port " + port)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () ->
                                given().get("http://127.0.0.1:" + port + "/q/health/ready")
                                                .statusCode()
                                        == 200);
    }

    private Program gateway() {
        try {
            Path directory = Files.createTempDirectory("signalpost-gateway");
            String routes =
                    Files.readString(Program.root().resolve("deploy/gateway/nginx.conf.template"))
                            .replace("${REGISTRY}", "127.0.0.1:" + registryPort)
                            .replace("${INGEST}", "127.0.0.1:" + ingestPort)
                            .replace("${LOG}", "127.0.0.1:" + logPort)
                            .replace("${LISTEN}", "127.0.0.1:" + gatewayPort);
            String main =
                    """
                    daemon off;
                    pid %1$s/nginx.pid;
                    error_log stderr;
                    events { }
                    http {
                      access_log off;
                      client_body_temp_path %1$s/body;
                      proxy_temp_path %1$s/proxy;
                      fastcgi_temp_path %1$s/fastcgi;
                      uwsgi_temp_path %1$s/uwsgi;
                      scgi_temp_path %1$s/scgi;
                    %2$s
                    }
                    """
                            .formatted(directory, routes);
            Path configuration = Files.writeString(directory.resolve("nginx.conf"), main);
            return Program.run(
                    "gateway",
                    List.of(nginx(), "-p", directory.toString(), "-c", configuration.toString()),
                    Map.of());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String nginx() {
        for (String place :
                List.of(
                        "/usr/sbin/nginx",
                        "/usr/bin/nginx",
                        "/usr/local/bin/nginx",
                        "/opt/homebrew/bin/nginx")) {
            if (Files.isExecutable(Path.of(place))) {
                return place;
            }
        }
        throw new IllegalStateException(
                "The tests of the split topology need nginx; install it (Debian: apt install nginx-light).");
    }
}
