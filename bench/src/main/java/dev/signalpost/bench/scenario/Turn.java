package dev.signalpost.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** One measurement, and the one right before or after it that it is compared with. */
record Turn<T>(T compared, T measured) {

    /**
     * Takes so many turns, in the order A-B-B-A: what changes slowly, such as what else the machine
     * does, then meets both alike.
     *
     * @param compared gets a number that no other measurement of the scenario has
     * @param measured likewise
     */
    static <T> List<Turn<T>> take(int turns, IntFunction<T> compared, IntFunction<T> measured) {
        List<Turn<T>> taken = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            if (turn % 2 == 0) {
                T first = compared.apply(2 * turn);
                taken.add(new Turn<>(first, measured.apply(2 * turn + 1)));
            } else {
                T first = measured.apply(2 * turn);
                taken.add(new Turn<>(compared.apply(2 * turn + 1), first));
            }
        }
        return taken;
    }

    /**
     * Both numbers of each turn.
     *
     * @param format of what was measured, and then of what it is compared with
     */
    static List<String> told(List<Turn<Double>> turns, String format) {
        return turns.stream()
                .map(turn -> format.formatted(turn.measured(), turn.compared()))
                .toList();
    }

    /**
     * What was measured in terms of what it is compared with, of each turn. The two turns of an
     * A-B-B-A are compared with the mean of both As, in which a steady change cancels out.
     */
    static <T> List<Double> ratios(List<Turn<T>> turns, ToDoubleFunction<T> value) {
        List<Double> ratios = new ArrayList<>();
        for (int from = 0; from < turns.size(); from += 2) {
            List<Turn<T>> round = turns.subList(from, Math.min(from + 2, turns.size()));
            double compared =
                    round.stream()
                            .mapToDouble(turn -> value.applyAsDouble(turn.compared()))
                            .average()
                            .orElseThrow();
            round.forEach(turn -> ratios.add(value.applyAsDouble(turn.measured()) / compared));
        }
        return ratios;
    }
}
