package dev.signalpost.registry.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "application", schema = "registry")
class ApplicationRow {

    @Id UUID id;

    UUID environment;
    String name;
    String uid;
    String description;
    String contact;
    boolean open;

    @Column(insertable = false, updatable = false)
    long number;

    boolean operational;
    Instant created;
    Instant updated;
}
