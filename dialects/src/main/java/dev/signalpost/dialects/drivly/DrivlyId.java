package dev.signalpost.dialects.drivly;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.problem.Problem;
import java.util.UUID;

/** {@code wbhk_} and the 32 hex digits of an endpoint's id. */
public final class DrivlyId {

    private static final String PREFIX = "wbhk_";
    private static final int DIGITS = 32;

    private DrivlyId() {}

    public static String of(EndpointId endpoint) {
        return PREFIX + endpoint.toString().replace("-", "");
    }

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException with {@link Problem.NotFound} for
     *     anything else
     */
    public static EndpointId parse(String id) {
        try {
            if (id.startsWith(PREFIX) && id.length() == PREFIX.length() + DIGITS) {
                String digits = id.substring(PREFIX.length());
                return new EndpointId(
                        new UUID(
                                Long.parseUnsignedLong(digits.substring(0, 16), 16),
                                Long.parseUnsignedLong(digits.substring(16), 16)));
            }
        } catch (NumberFormatException notHex) {
            // Falls through: what is no id names nothing.
        }
        throw Problem.notFound("webhook");
    }
}
