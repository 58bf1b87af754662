package dev.signalpost.delivery.source;

import java.util.List;
import java.util.function.Predicate;

/** Takes work from a source. Thread-safe; never blocks. */
public interface Admission {

    /** Each piece of work ends with {@link SourceRecord#deliveryDone}, sooner or later. */
    void admit(List<Work> work);

    /**
     * Postpones all the chosen work that has not begun, so that only requests under way are left of
     * it.
     */
    void withdraw(Predicate<SourceRecord> chosen);
}
