package dev.signalpost.platform.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The values that were used last, so many of them. Not thread-safe. */
public final class LastUsed<K, V> {

    private final int kept;
    private final Consumer<V> left;
    private final LinkedHashMap<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param kept how many there are at most
     */
    public LastUsed(int kept) {
        this(kept, forgotten -> {});
    }

    /**
     * @param left gets each value that makes room for another, or is replaced
     */
    public LastUsed(int kept, Consumer<V> left) {
        this.kept = kept;
        this.left = left;
    }

    /** Null if it is not there (any more). */
    public V get(K key) {
        return values.get(key);
    }

    public void put(K key, V value) {
        V replaced = values.put(key, value);
        if (replaced != null) {
            left.accept(replaced);
        } else if (values.size() > kept) {
            Map.Entry<K, V> eldest = values.firstEntry();
            values.remove(eldest.getKey());
            left.accept(eldest.getValue());
        }
    }

    /** Forgets it; whoever asks for that needs not be told. */
    public void remove(K key) {
        values.remove(key);
    }

    public void forEach(Consumer<V> each) {
        values.values().forEach(each);
    }
}
