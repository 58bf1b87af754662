package dev.signalpost.ingest.dialect.octohooks;

import dev.signalpost.contracts.problem.Problem;
import jakarta.ws.rs.core.MediaType;

/** Octohooks' messages are JSON in UTF-8 and nothing else. */
final class OctohooksMediaType {

    private OctohooksMediaType() {}

    /**
     * @param contentType null if the request does not say
     */
    static void requireJson(String contentType) {
        // As nearly everybody writes it.
        boolean json =
                MediaType.APPLICATION_JSON.equals(contentType)
                        || contentType != null && isJson(contentType);
        if (!json) {
            throw new Problem.UnsupportedMediaType(
                            "Send application/json in UTF-8, or a CloudEvent.")
                    .asException();
        }
    }

    private static boolean isJson(String contentType) {
        try {
            MediaType type = MediaType.valueOf(contentType);
            String charset =
                    type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
            return MediaType.APPLICATION_JSON_TYPE.isCompatible(type)
                    && "utf-8".equalsIgnoreCase(charset);
        } catch (IllegalArgumentException noMediaType) {
            return false;
        }
    }
}
