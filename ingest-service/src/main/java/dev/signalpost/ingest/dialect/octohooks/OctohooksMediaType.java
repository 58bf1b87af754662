package dev.signalpost.ingest.dialect.octohooks;

import dev.signalpost.contracts.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Octohooks' messages are JSON in UTF-8 and nothing else. */
final class OctohooksMediaType {

    private OctohooksMediaType() {}

    static void requireJson(HttpHeaders headers) {
        MediaType type = headers.getMediaType();
        if (type == null
                || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)
                || !"utf-8"
                        .equalsIgnoreCase(
                                type.getParameters()
                                        .getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8"))) {
            throw new Problem.UnsupportedMediaType(
                            "Send application/json in UTF-8, or a CloudEvent.")
                    .asException();
        }
    }
}
