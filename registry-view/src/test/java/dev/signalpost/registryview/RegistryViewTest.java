package dev.signalpost.registryview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.contracts.registry.DeliveryTerms;
import dev.signalpost.contracts.registry.EndpointState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistryViewTest {

    private final RegistryView view = new RegistryView();
    private final EnvironmentId environment = new EnvironmentId(UUID.randomUUID());
    private final ApplicationId application = new ApplicationId(UUID.randomUUID());

    @Test
    void findsAnApplicationByIdAndByUidInItsEnvironmentOnly() {
        // Given
        var state = new ApplicationState(application, environment, "My App", "my-app", false);

        // When
        view.put(state);

        // Then
        assertThat(view.application(environment, "my-app")).contains(state);
        assertThat(view.application(environment, application.toString())).contains(state);
        var other = new EnvironmentId(UUID.randomUUID());
        assertThat(view.application(other, "my-app")).isEmpty();
        assertThat(view.application(other, application.toString())).isEmpty();
    }

    @Test
    void forgetsAnOldUidAndADeletedApplication() {
        view.put(new ApplicationState(application, environment, "My App", "old", false));
        var renamed = new ApplicationState(application, environment, "My App", "new", false);

        view.put(renamed);
        assertThat(view.application(environment, "old")).isEmpty();
        assertThat(view.application(environment, "new")).contains(renamed);

        view.remove(renamed.key());
        assertThat(view.application(environment, "new")).isEmpty();
    }

    @Test
    void staysFindableWhenTheSameStateComesAgain() {
        var state = new ApplicationState(application, environment, "My App", "my-app", false);

        view.put(state);
        view.put(state);

        assertThat(view.application(environment, "my-app")).contains(state);
    }

    @Test
    void matchesByEventTypeAndChannels() {
        // Given
        EndpointId all = endpoint(true, Set.of(), Set.of());
        EndpointId paid = endpoint(true, Set.of("invoice.paid"), Set.of());
        EndpointId invoices = endpoint(true, Set.of("invoice.*", "invoice.paid"), Set.of());
        EndpointId europe = endpoint(true, Set.of(), Set.of("eu", "uk"));
        EndpointId disabled = endpoint(false, Set.of(), Set.of());

        // Then
        assertThat(matching("invoice.paid", Set.of()))
                .containsExactlyInAnyOrder(all, paid, invoices);
        assertThat(matching("invoice.sent", Set.of())).containsExactlyInAnyOrder(all, invoices);
        assertThat(matching("user.created", Set.of("us", "eu")))
                .containsExactlyInAnyOrder(all, europe);
        assertThat(matching("user.created", Set.of("EU"))).containsExactly(all);
        assertThat(view.endpoint(disabled)).isPresent();
    }

    @Test
    void aReplacedEndpointMatchesByItsNewStateAndARemovedOneNever() {
        // Given
        var id = new EndpointId(UUID.randomUUID());
        view.put(endpoint(id, true, Set.of("a"), Set.of()));

        // When
        view.put(endpoint(id, true, Set.of("b"), Set.of()));

        // Then
        assertThat(matching("a", Set.of())).isEmpty();
        assertThat(matching("b", Set.of())).containsExactly(id);

        view.remove(endpoint(id, true, Set.of("b"), Set.of()).key());
        assertThat(matching("b", Set.of())).isEmpty();
    }

    private List<EndpointId> matching(String eventType, Set<String> channels) {
        return view.matching(application, eventType, channels).stream()
                .map(EndpointState::id)
                .toList();
    }

    private EndpointId endpoint(boolean enabled, Set<String> eventTypes, Set<String> channels) {
        var id = new EndpointId(UUID.randomUUID());
        view.put(endpoint(id, enabled, eventTypes, channels));
        return id;
    }

    private EndpointState endpoint(
            EndpointId id, boolean enabled, Set<String> eventTypes, Set<String> channels) {
        return new EndpointState(
                id,
                application,
                environment,
                null,
                "https://example.com",
                enabled,
                eventTypes,
                channels,
                DeliveryFormat.STANDARD,
                List.of(),
                null,
                List.of(),
                null,
                Instant.EPOCH,
                DeliveryTerms.USUAL,
                null);
    }
}
