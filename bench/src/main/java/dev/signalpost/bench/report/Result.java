package dev.signalpost.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One scenario's outcome.
 *
 * @param goal in words, as {@code <= 1.25}
 * @param ratios one for each round
 * @param details further numbers, each with its unit
 */
public record Result(
        String scenario, String what, String goal, List<Double> ratios, List<String> details) {

    /** Where it stands among the others: by the number of its scenario. */
    public int order() {
        return Integer.parseInt(scenario.substring(1));
    }

    public double median() {
        double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double min() {
        return ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double max() {
        return ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Whether the median reaches the goal; true where there is none. */
    public boolean met() {
        if (goal.isEmpty()) {
            return true;
        }
        double limit = Double.parseDouble(goal.substring(2).strip());
        return goal.startsWith("<=") ? median() <= limit : median() >= limit;
    }

    public static String rounded(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    public static Result of(
            String scenario, String what, String goal, List<Double> ratios, String... details) {
        return new Result(scenario, what, goal, ratios, Arrays.asList(details));
    }
}
