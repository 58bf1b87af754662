package dev.signalpost.contracts.access;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;

/** How far an API key reaches. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Scope.WholeEnvironment.class, name = "environment"),
    @JsonSubTypes.Type(value = Scope.OneApplication.class, name = "application"),
    @JsonSubTypes.Type(value = Scope.OneEndpoint.class, name = "endpoint")
})
public sealed interface Scope {

    record WholeEnvironment() implements Scope {}

    record OneApplication(ApplicationId application) implements Scope {}

    record OneEndpoint(ApplicationId application, EndpointId endpoint) implements Scope {}
}
