package dev.signalpost.delivery.dispatch;

import dev.signalpost.delivery.dispatch.DispatchResult.Unreachable;

/**
 * How long exchanges may take: to the head of a response, and altogether. Lives on the dispatch
 * loop.
 */
final class TimeLimits {

    private final Deadlines head;
    private final Deadlines total;
    private final Unreachable noResponse;

    TimeLimits(DispatchLoop loop, DispatchConfig config) {
        this.head = new Deadlines(loop, config.headTimeout(), this::headIsDue);
        this.total = new Deadlines(loop, config.totalTimeout(), this::isOver);
        this.noResponse =
                new Unreachable(
                        "There was no response within "
                                + config.headTimeout().toSeconds()
                                + " seconds.");
    }

    void begin(Exchange exchange) {
        head.add(exchange);
    }

    void end(Exchange exchange) {
        head.remove(exchange);
        total.remove(exchange);
    }

    private void headIsDue(Exchange exchange) {
        if (exchange.hasHead()) {
            total.add(exchange);
        } else {
            exchange.end(noResponse);
        }
    }

    /** What is known of the response by now is the result. */
    private void isOver(Exchange exchange) {
        exchange.end(noResponse);
    }
}
