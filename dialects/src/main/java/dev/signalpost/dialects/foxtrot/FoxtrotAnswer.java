package dev.signalpost.dialects.foxtrot;

import java.util.Map;

/** The envelope of every answer. */
public record FoxtrotAnswer(String status, Map<String, ?> data) {

    public static FoxtrotAnswer success(Map<String, ?> data) {
        return new FoxtrotAnswer("success", data);
    }

    static FoxtrotAnswer error(int code, String message) {
        return new FoxtrotAnswer("error", Map.of("code", code, "message", message));
    }
}
