package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.report.Result;
import java.util.List;

/** Something to measure. */
public interface Scenario {

    /** Short name for the command line, as {@code B1}. */
    String number();

    /** What is set in proportion to what. */
    String what();

    /**
     * @throws dev.signalpost.bench.LedgerException when something is missing at the end
     */
    List<Result> run(Lab lab);
}
