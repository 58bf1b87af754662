package dev.signalpost.registry.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.platform.idempotency.Claim;
import dev.signalpost.platform.idempotency.IdempotencyKey;
import dev.signalpost.platform.idempotency.IdempotencyStore;
import io.quarkus.agroal.DataSource;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers a repeated POST with the first one's answer. Answers that hold a secret are kept for a
 * day like all others.
 */
public class IdempotencyFilter {

    private static final Logger LOG = Logger.getLogger(IdempotencyFilter.class);
    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String CLAIMED = IdempotencyFilter.class.getName();
    private static final String OUR_RESOURCES = "dev.signalpost.registry.";
    private static final int AFTER_AUTHENTICATION = 3000;

    private final IdempotencyStore store;
    private final ObjectMapper json;
    private final CallerContext caller;

    IdempotencyFilter(
            @DataSource("registry") javax.sql.DataSource database,
            Clock clock,
            ObjectMapper json,
            CallerContext caller) {
        this.caller = caller;
        this.store = new IdempotencyStore(database, "registry", clock);
        this.json = json;
    }

    @ServerRequestFilter(priority = AFTER_AUTHENTICATION)
    public Response claim(ContainerRequestContext request, ResourceInfo resource)
            throws IOException, SQLException {
        String header = request.getHeaderString(HEADER);
        boolean ours =
                resource.getResourceClass() != null
                        && resource.getResourceClass().getName().startsWith(OUR_RESOURCES);
        if (header == null || !ours || !"POST".equals(request.getMethod())) {
            return null;
        }
        if (header.isBlank() || header.length() > IdempotencyKey.MAX_LENGTH) {
            throw Problem.invalid(HEADER, "has 1 to 255 characters");
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        var key = new IdempotencyKey(callerName(), request.getUriInfo().getPath(), header);
        return switch (store.claim(key, IdempotencyKey.fingerprint(body))) {
            case Claim.Fresh fresh -> {
                request.setProperty(CLAIMED, key);
                yield null;
            }
            case Claim.Replay replay ->
                    Response.status(replay.status())
                            .type(replay.contentType())
                            .header(REPLAYED, "true")
                            .entity(replay.body())
                            .build();
            case Claim.Busy busy ->
                    throw new Problem.Conflict(
                                    "A request with this Idempotency-Key is being carried out right now.")
                            .asException();
            case Claim.Mismatch mismatch ->
                    throw new Problem.KeyReused(
                                    "This Idempotency-Key was used with another request body.")
                            .asException();
        };
    }

    @ServerResponseFilter
    public void keep(ContainerRequestContext request, ContainerResponseContext response)
            throws IOException {
        if (!(request.getProperty(CLAIMED) instanceof IdempotencyKey key)) {
            return;
        }
        try {
            if (response.getStatus() / 100 == 2) {
                byte[] body = json.writeValueAsBytes(response.getEntity());
                store.complete(key, response.getStatus(), MediaType.APPLICATION_JSON, body);
            } else {
                store.release(key);
            }
        } catch (SQLException databaseAway) {
            LOG.warnf(
                    "idempotency.not-kept path=%s error=%s", key.path(), databaseAway.getMessage());
        }
    }

    private String callerName() {
        return switch (caller.caller()) {
            case Caller.KeyHolder holder -> holder.name();
            case Caller.Operator operator -> "operator";
        };
    }
}
