package dev.signalpost.platform.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastUsedTest {

    private final List<String> left = new ArrayList<>();
    private final LastUsed<Integer, String> values = new LastUsed<>(2, left::add);

    @Test
    void whatWasUsedLongestAgoMakesRoom() {
        // Given
        values.put(1, "one");
        values.put(2, "two");

        // When
        values.get(1);
        values.put(3, "three");

        // Then
        assertThat(values.get(1)).isEqualTo("one");
        assertThat(values.get(2)).isNull();
        assertThat(values.get(3)).isEqualTo("three");
        assertThat(left).containsExactly("two");
    }

    @Test
    void whatIsReplacedLeavesAlone() {
        values.put(1, "one");
        values.put(2, "two");
        values.put(1, "uno");

        assertThat(values.get(1)).isEqualTo("uno");
        assertThat(values.get(2)).isEqualTo("two");
        assertThat(left).containsExactly("one");
    }

    @Test
    void whatIsRemovedIsGoneWithoutAWord() {
        values.put(1, "one");
        values.put(2, "two");

        values.remove(1);

        List<String> all = new ArrayList<>();
        values.forEach(all::add);
        assertThat(all).containsExactly("two");
        assertThat(left).isEmpty();
    }
}
