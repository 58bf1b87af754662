package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.report.Result;

/** Something to measure. */
public interface Scenario {

    /** Short name, as {@code B1}. */
    String name();

    /** What is set in proportion to what. */
    String what();

    /**
     * @throws dev.signalpost.bench.LedgerException when something is missing at the end
     */
    Result run(Lab lab);
}
