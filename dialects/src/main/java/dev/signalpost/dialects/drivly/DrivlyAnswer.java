package dev.signalpost.dialects.drivly;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signalpost.contracts.access.Caller;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/**
 * What every answer is: the API's links, the data, and who asked.
 *
 * @param data null in the entry document
 */
public record DrivlyAnswer(
        Map<String, String> api,
        @JsonInclude(JsonInclude.Include.NON_NULL) Object data,
        User user) {

    /** The caller: the id or uid of the application that it acts for, and its key. */
    public record User(String id, String key) {

        static User of(Caller.KeyHolder caller) {
            return new User(caller.ownApplication(), caller.name());
        }
    }

    public static DrivlyAnswer of(Object data, Caller.KeyHolder caller, UriInfo uri) {
        return new DrivlyAnswer(new DrivlyLinks(uri).api(), data, User.of(caller));
    }
}
