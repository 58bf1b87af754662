package dev.signalpost.delivery.lane;

import dev.signalpost.delivery.source.SourceRecord;
import dev.signalpost.delivery.source.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What waits in a lane, in order of arrival. Where order is kept, work whose ordering key is in
 * flight, or stands before it, has to wait.
 */
final class WaitingWork {

    /** So far ahead something is looked for that need not wait for the first. */
    private static final int LOOK_AHEAD = 256;

    private static final String NO_KEY = "";

    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final Set<String> keysInFlight = new HashSet<>();
    private boolean ordered;

    private record Waiting(Work work, long sinceNanos) {}

    void ordered(boolean now) {
        ordered = now;
    }

    boolean ordered() {
        return ordered;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    int size() {
        return queue.size();
    }

    void add(Work work, long nowNanos) {
        queue.addLast(new Waiting(work, nowNanos));
    }

    /** The work that may begin next; null if none may. */
    Work next() {
        if (!ordered) {
            return queue.isEmpty() ? null : queue.peekFirst().work();
        }
        int looked = 0;
        for (Waiting waiting : queue) {
            if (!keysInFlight.contains(key(waiting.work()))) {
                return waiting.work();
            }
            if (++looked == LOOK_AHEAD) {
                break;
            }
        }
        return null;
    }

    /** Takes out what {@link #next} answered. */
    void begin(Work work) {
        if (ordered) {
            keysInFlight.add(key(work));
        }
        if (queue.peekFirst().work() == work) {
            queue.removeFirst();
        } else {
            queue.removeIf(waiting -> waiting.work() == work);
        }
    }

    void ended(Work work) {
        if (!keysInFlight.isEmpty()) {
            keysInFlight.remove(key(work));
        }
    }

    /** What came before that moment, unless it is parked work, which nobody waits for. */
    List<Work> removeOlder(long sinceNanos) {
        List<Work> older = new ArrayList<>();
        while (!queue.isEmpty()
                && !queue.peekFirst().work().parked()
                && queue.peekFirst().sinceNanos() - sinceNanos < 0) {
            older.add(queue.removeFirst().work());
        }
        return older;
    }

    /** The newest ones beyond that many, unless they are parked work. */
    List<Work> removeBeyond(int kept) {
        List<Work> beyond = new ArrayList<>();
        while (queue.size() > kept && !queue.peekLast().work().parked()) {
            beyond.add(queue.removeLast().work());
        }
        return beyond;
    }

    List<Work> remove(Predicate<SourceRecord> chosen) {
        List<Work> removed = new ArrayList<>();
        for (Iterator<Waiting> waiting = queue.iterator(); waiting.hasNext(); ) {
            Work work = waiting.next().work();
            if (chosen.test(work.source())) {
                waiting.remove();
                removed.add(work);
            }
        }
        return removed;
    }

    private static String key(Work work) {
        String key = work.delivery().message().terms().orderingKey();
        return key == null ? NO_KEY : key;
    }
}
