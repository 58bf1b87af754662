package dev.signalpost.delivery.source;

import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;

/**
 * The records behind a partition's committed offset that are done already, because one before them
 * took longer. They stand as bits in the metadata that Kafka keeps beside the offset, so whoever
 * has the partition next does not repeat them. Not thread-safe.
 */
final class DoneAhead {

    /** Kafka keeps 4096 characters; in base64 these are so many bytes. */
    private static final int MAX_BITS = 3000 * 8;

    private static final String VERSION = "1:";

    private final long base;
    private final BitSet bits;
    private boolean valid = true;

    private DoneAhead(long base, BitSet bits) {
        this.base = base;
        this.bits = bits;
    }

    static DoneAhead nothing() {
        return new DoneAhead(0, new BitSet());
    }

    /**
     * What stands in the metadata of an offset; nothing if it is not of this making.
     *
     * @param metadata null for none
     */
    static DoneAhead read(long committed, String metadata) {
        if (metadata == null || !metadata.startsWith(VERSION)) {
            return nothing();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(metadata.substring(VERSION.length()));
            return new DoneAhead(committed, BitSet.valueOf(bytes));
        } catch (IllegalArgumentException notOurs) {
            return nothing();
        }
    }

    /** The metadata that says it; what is too far ahead is left out, and done again at worst. */
    static String write(long committed, Collection<Long> done) {
        var bits = new BitSet();
        for (long offset : done) {
            if (offset >= committed && offset - committed < MAX_BITS) {
                bits.set((int) (offset - committed));
            }
        }
        return bits.isEmpty()
                ? ""
                : VERSION + Base64.getEncoder().encodeToString(bits.toByteArray());
    }

    /**
     * Whether the record is done. To be asked in the order of offsets: one before the committed
     * offset means that the topic was made anew, and then nothing of this holds.
     */
    boolean has(long offset) {
        if (offset < base) {
            valid = false;
        }
        long bit = offset - base;
        return valid && bit < MAX_BITS && bits.get((int) bit);
    }
}
