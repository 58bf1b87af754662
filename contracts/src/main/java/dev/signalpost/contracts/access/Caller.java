package dev.signalpost.contracts.access;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import java.util.Set;

/**
 * Who sent a request, as far as authentication could tell. Permissions are checked at the edge,
 * before a use case runs; the use case itself asks {@code sees}, which decides between found and
 * 404.
 */
public sealed interface Caller {

    /** The installation's operator, who makes environments and nothing else. */
    record Operator() implements Caller {}

    /**
     * The holder of an API key.
     *
     * @param name short public name of the key, for logs: its id
     * @param scope how far the key reaches
     */
    record KeyHolder(
            String name, EnvironmentId environment, Scope scope, Set<Permission> permissions)
            implements Caller {

        /** Uid of an environment's default application. */
        public static final String DEFAULT_APPLICATION = "default";

        /** Name of callers without a key. */
        public static final String GUEST = "guest";

        public KeyHolder {
            permissions = Set.copyOf(permissions);
        }

        public boolean isGuest() {
            return GUEST.equals(name);
        }

        /**
         * Id or uid of the application that a caller means who names none, as some APIs have it:
         * the key's own, or the environment's default one.
         */
        public String ownApplication() {
            return switch (scope) {
                case Scope.WholeEnvironment all -> DEFAULT_APPLICATION;
                case Scope.OneApplication one -> one.application().toString();
                case Scope.OneEndpoint one -> one.application().toString();
            };
        }

        public boolean sees(EnvironmentId otherEnvironment, ApplicationId application) {
            return environment.equals(otherEnvironment)
                    && switch (scope) {
                        case Scope.WholeEnvironment all -> true;
                        case Scope.OneApplication one -> one.application().equals(application);
                        case Scope.OneEndpoint one -> one.application().equals(application);
                    };
        }

        public boolean sees(
                EnvironmentId otherEnvironment, ApplicationId application, EndpointId endpoint) {
            return sees(otherEnvironment, application)
                    && !(scope instanceof Scope.OneEndpoint one
                            && !one.endpoint().equals(endpoint));
        }
    }
}
