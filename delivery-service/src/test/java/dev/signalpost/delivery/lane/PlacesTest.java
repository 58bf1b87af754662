package dev.signalpost.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.contracts.id.EndpointId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final String HOST = "example.com";

    private final List<Lane> called = new ArrayList<>();
    private final Places places = new Places(2, 1, called::add);
    private final Lane first = lane("shop", HOST);
    private final Lane second = lane("shop", HOST);
    private final Lane third = lane("shop", HOST);

    @Test
    void whoFindsNoPlaceIsCalledWhenThereIsOne() {
        assertThat(places.take(first)).isTrue();
        assertThat(places.take(second)).isFalse();

        places.leave(first);

        assertThat(called).containsExactly(second);
        assertThat(places.take(second)).isTrue();
    }

    @Test
    void whoCannotUseThePlaceOfItsHostLeavesThatOfItsApplicationToOthers() {
        places.take(first);
        places.take(second);

        assertThat(places.take(lane("shop", "elsewhere.example"))).isTrue();
        assertThat(places.take(lane("shop", "third.example")))
                .as("third of its application")
                .isFalse();
    }

    @Test
    void whoIsCalledAndHasNothingLeftKeepsNobodyWaiting() {
        // Given
        places.take(first);
        places.take(second);
        places.take(third);
        places.leave(first);

        // When
        places.pass(second);

        // Then
        assertThat(called).containsExactly(second, third);
        assertThat(places.take(third)).isTrue();
    }

    @Test
    void nobodyIsCalledWhileThereIsNoPlace() {
        places.take(first);
        places.take(second);

        places.pass(third);

        assertThat(called).isEmpty();
    }

    @Test
    void aCeilingKeepsWhoFindsNoRoomUntilSomebodyLeaves() {
        var ceiling = new Ceiling(1);

        assertThat(ceiling.enter("host", first)).isTrue();
        assertThat(ceiling.enter("host", second)).isFalse();
        assertThat(ceiling.enter("other", second)).isTrue();
        assertThat(ceiling.leave("host")).contains(second);
        assertThat(ceiling.enter("host", second)).isTrue();
        assertThat(ceiling.leave("host")).isEmpty();
    }

    private static Lane lane(String application, String host) {
        return new Lane(
                new EndpointId(UUID.randomUUID()),
                application,
                host,
                new InFlightLimit(8, 64),
                new Breaker(new BreakerTest.Defaults()),
                0);
    }
}
