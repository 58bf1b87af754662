package dev.signalpost.registry.eventtype;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "event_type", schema = "registry")
class EventTypeRow {

    @Id UUID id;

    UUID environment;
    String name;
    String description;
    String schema;
    boolean archived;
    Instant created;
    Instant updated;
}
