package dev.signalpost.delivery.address;

import java.net.InetAddress;
import java.util.List;

/** What became of a host name. */
public sealed interface Resolution {

    /**
     * @param addresses at least one, all of them allowed
     */
    record Allowed(List<InetAddress> addresses) implements Resolution {}

    /**
     * @param reason one sentence for the endpoint's owner
     */
    record Refused(String reason) implements Resolution {}

    /**
     * @param reason one sentence for the endpoint's owner
     */
    record Unknown(String reason) implements Resolution {}
}
