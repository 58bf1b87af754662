package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.registry.DeliveryTerms;
import dev.signalpost.contracts.registry.DeliveryTerms.RateLimit;
import java.util.Optional;

/**
 * What a caller says of how an endpoint takes its deliveries. Null means that nothing is said.
 *
 * @param rateLimit empty to take it away
 * @param signing another kind than the present one means a new secret, which replaces the old one
 *     at once
 */
public record TermsFields(Boolean ordered, Optional<RateLimit> rateLimit, SigningKind signing) {

    static final TermsFields NONE = new TermsFields(null, null, null);

    DeliveryTerms merge(DeliveryTerms old) {
        return new DeliveryTerms(
                ordered == null ? old.ordered() : ordered,
                rateLimit == null ? old.rateLimit() : rateLimit.orElse(null));
    }
}
