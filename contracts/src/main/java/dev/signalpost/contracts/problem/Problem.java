package dev.signalpost.contracts.problem;

import java.time.Duration;
import java.util.List;

/**
 * What a caller did wrong or cannot have now. The set is closed so that a dialect's renderer, an
 * exhaustive {@code switch}, cannot forget one. Everything that is not a Problem is a bug of ours
 * and becomes a plain 500.
 */
public sealed interface Problem {

    /**
     * One sentence for the caller; says what to do next where that is not obvious. Never contains a
     * secret.
     */
    String detail();

    /** No credential, or one that is unknown, expired or revoked. */
    record Unauthenticated(String detail) implements Problem {}

    /** A good credential that lacks the permission or the scope for this operation. */
    record Forbidden(String detail) implements Problem {}

    /** The thing does not exist, or belongs to somebody else: the two are told apart by nobody. */
    record NotFound(String detail) implements Problem {}

    /**
     * The request collides with what is there: a uid in use, a concurrent request with the same
     * idempotency key.
     */
    record Conflict(String detail) implements Problem {}

    /** The body is not what its content type says: broken JSON, or a wrong JSON type at the top. */
    record Malformed(String detail) implements Problem {}

    /** The body was read, and some of its fields are missing or wrong. */
    record Invalid(String detail, List<FieldError> errors) implements Problem {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }

    /** An idempotency key came again with another request. */
    record KeyReused(String detail) implements Problem {}

    record TooLarge(String detail) implements Problem {}

    record MethodNotAllowed(String detail, List<String> allowed) implements Problem {
        public MethodNotAllowed {
            allowed = List.copyOf(allowed);
        }
    }

    record NotAcceptable(String detail) implements Problem {}

    record UnsupportedMediaType(String detail) implements Problem {}

    record TooManyRequests(String detail, Duration retryAfter) implements Problem {}

    /**
     * Something we depend on is away; nothing was changed, and the same request may be sent again.
     */
    record Unavailable(String detail, Duration retryAfter) implements Problem {}

    /** A bug of ours; {@code trace} finds the log line. */
    record Unexpected(String detail, String trace) implements Problem {}

    default ProblemException asException() {
        return new ProblemException(this);
    }

    static ProblemException notFound(String what) {
        return new NotFound("There is no such " + what + ".").asException();
    }

    static ProblemException invalid(String field, String message) {
        return new Invalid(
                        "The field '" + field + "' " + message + ".",
                        List.of(new FieldError(field, message)))
                .asException();
    }
}
