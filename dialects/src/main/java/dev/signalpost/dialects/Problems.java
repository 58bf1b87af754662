package dev.signalpost.dialects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.signalpost.contracts.problem.FieldError;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.problem.ProblemException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns whatever goes wrong in a request into a {@link Problem}, told by the dialect of the
 * request's path.
 */
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final Dialects dialects;

    Problems(Dialects dialects) {
        this.dialects = dialects;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException exception, UriInfo uri) {
        return render(exception.problem(), uri);
    }

    @ServerExceptionMapper
    public Response badJson(JsonProcessingException exception, UriInfo uri) {
        return render(problem(exception), uri);
    }

    /**
     * As {@link #badJson}; without it the framework's own mapper, which answers no body, would be
     * nearer.
     */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException exception, UriInfo uri) {
        return badJson(exception, uri);
    }

    @ServerExceptionMapper
    public Response byStatus(WebApplicationException exception, UriInfo uri) {
        if (exception.getCause() instanceof JsonProcessingException json) {
            return badJson(json, uri);
        }
        Response response = exception.getResponse();
        return switch (response.getStatus()) {
            case 400 -> render(new Problem.Malformed("The request body is not readable."), uri);
            case 404 -> render(new Problem.NotFound("There is nothing at this path."), uri);
            case 405 ->
                    render(
                            new Problem.MethodNotAllowed(
                                    "This path has no such method.", allowed(response)),
                            uri);
            case 406 ->
                    render(
                            new Problem.NotAcceptable(
                                    "No answer can be given in the accepted media types."),
                            uri);
            case 413 -> render(new Problem.TooLarge("The request body is too large."), uri);
            case 415 ->
                    render(
                            new Problem.UnsupportedMediaType(
                                    "The media type of the body is not understood."),
                            uri);
            default -> response.getStatus() < 500 ? response : unexpected(exception, uri);
        };
    }

    /** What an asynchronous use case threw comes wrapped. */
    @ServerExceptionMapper
    public Response asynchronous(CompletionException exception, UriInfo uri) {
        return render(of(exception, uri.getPath()), uri);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure, UriInfo uri) {
        return render(unexpected(failure, uri.getPath()), uri);
    }

    /**
     * What a use case's failure is; one that is no problem of ours is logged.
     *
     * @param path of the request
     */
    public Problem of(Throwable failure, String path) {
        return switch (failure) {
            case ProblemException known -> known.problem();
            case CompletionException wrapped when wrapped.getCause() != null ->
                    of(wrapped.getCause(), path);
            default -> unexpected(failure, path);
        };
    }

    private static Problem unexpected(Throwable failure, String path) {
        String trace = UUID.randomUUID().toString();
        LOG.errorf(failure, "request.failed trace=%s path=%s", trace, path);
        return new Problem.Unexpected("Something went wrong on our side.", trace);
    }

    private Response render(Problem problem, UriInfo uri) {
        return dialects.of(uri.getPath()).render(problem);
    }

    private static List<String> allowed(Response response) {
        Set<String> methods = new TreeSet<>(response.getAllowedMethods());
        return response.getHeaderString(HttpHeaders.ALLOW) == null
                ? List.of()
                : List.copyOf(methods);
    }

    private static Problem problem(JsonProcessingException exception) {
        if (exception instanceof UnrecognizedPropertyException unknown) {
            return invalid(unknown, "is not known here");
        }
        if (exception instanceof MismatchedInputException mismatched
                && !mismatched.getPath().isEmpty()) {
            return invalid(mismatched, "has the wrong JSON type or value");
        }
        if (exception instanceof JsonMappingException mapping
                && mapping.getCause() instanceof ProblemException own) {
            return own.problem();
        }
        return new Problem.Malformed("The request body is not the JSON that is expected here.");
    }

    private static Problem invalid(JsonMappingException exception, String message) {
        String field =
                exception.getPath().stream()
                        .map(
                                step ->
                                        step.getFieldName() == null
                                                ? "[" + step.getIndex() + "]"
                                                : step.getFieldName())
                        .collect(Collectors.joining("."))
                        .replace(".[", "[");
        return new Problem.Invalid(
                "The field '" + field + "' " + message + ".",
                List.of(new FieldError(field, message)));
    }
}
