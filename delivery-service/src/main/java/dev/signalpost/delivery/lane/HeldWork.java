package dev.signalpost.delivery.lane;

import dev.signalpost.delivery.source.SourceRecord;
import dev.signalpost.delivery.source.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** Work whose time has not come: the shortest tier's, for a few seconds. */
final class HeldWork {

    private final PriorityQueue<Work> byTime =
            new PriorityQueue<>(Comparator.comparing((Work work) -> work.delivery().hopAt()));

    void add(Work work) {
        byTime.add(work);
    }

    /** Removes what is due now, earliest first. */
    List<Work> due(Instant now) {
        List<Work> due = new ArrayList<>();
        while (!byTime.isEmpty() && !byTime.peek().delivery().hopAt().isAfter(now)) {
            due.add(byTime.poll());
        }
        return due;
    }

    List<Work> remove(Predicate<SourceRecord> chosen) {
        List<Work> removed = byTime.stream().filter(work -> chosen.test(work.source())).toList();
        byTime.removeIf(work -> chosen.test(work.source()));
        return removed;
    }
}
