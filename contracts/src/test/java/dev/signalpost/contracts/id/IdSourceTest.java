package dev.signalpost.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IdSourceTest {

    @Test
    void makesVersion7IdsThatBeginWithTheTime() {
        var time = Instant.parse("2026-11-21T10:00:00.123Z");
        var ids = new IdSource(Clock.fixed(time, ZoneOffset.UTC), RandomGenerator.getDefault());

        UUID id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(time.toEpochMilli());
        assertThat(ids.next()).isNotEqualTo(id);
    }
}
