package dev.signalpost.registry.dialect.channels;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.id.IdNumber;
import dev.signalpost.dialects.channels.ChannelsFields;
import dev.signalpost.registry.application.Application;
import dev.signalpost.registry.application.ApplicationFields;
import java.util.Optional;
import java.util.Set;

/**
 * A channel: an application, whose uid is the guid.
 *
 * @param publisherKey absent for guests
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Channel(
        long id,
        String name,
        String description,
        String guid,
        String email,
        @JsonProperty("public") boolean isPublic,
        @JsonInclude(JsonInclude.Include.NON_NULL) String publisherKey) {

    static final String KEY_PREFIX = "pk_";

    private static final int MAX_NAME = 30;
    private static final int MAX_EMAIL = 50;
    private static final int MAX_DESCRIPTION = 255;
    private static final String EMAIL = "email";
    private static final Set<String> SHOWN = Set.of("id", "publisher_key");

    static Channel of(Application application, Optional<String> key) {
        return new Channel(
                IdNumber.of(application.id().value()),
                application.name(),
                application.description(),
                application.uid(),
                application.contact(),
                application.open(),
                key.orElse(null));
    }

    static ApplicationFields forCreate(ObjectNode body) {
        var fields =
                new ChannelsFields(
                        body, Set.of("name", "description", "guid", EMAIL, "public"), SHOWN);
        String name = fields.required("name", MAX_NAME);
        Optional<String> guid = fields.optional("guid", MAX_NAME);
        String email = fields.required(EMAIL, MAX_EMAIL);
        return read(fields, name, guid, email);
    }

    /** The guid stays what it is; one that is sent is ignored, as the original does. */
    static ApplicationFields forChange(ObjectNode body) {
        var fields =
                new ChannelsFields(
                        body, Set.of("name", "description", EMAIL, "public", "guid"), SHOWN);
        return read(fields, fields.text("name", MAX_NAME), null, fields.text(EMAIL, MAX_EMAIL));
    }

    private static ApplicationFields read(
            ChannelsFields fields, String name, Optional<String> guid, String email) {
        Optional<String> description = fields.optional("description", MAX_DESCRIPTION);
        Boolean open = fields.bool("public");
        fields.check(
                email == null || email.isBlank() || email.matches("[^@\\s]+@[^@\\s]+"),
                EMAIL,
                "is not an e-mail address");
        fields.done();
        return new ApplicationFields(
                name, guid, description, email == null ? null : Optional.of(email), open);
    }
}
