package dev.signalpost.registry.environment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "environment", schema = "registry")
class EnvironmentRow {

    @Id UUID id;

    String name;

    @Column(name = "operational_application")
    UUID operationalApplication;

    Instant created;
}
