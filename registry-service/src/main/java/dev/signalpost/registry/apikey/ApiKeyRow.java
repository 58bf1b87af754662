package dev.signalpost.registry.apikey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "api_key", schema = "registry")
class ApiKeyRow {

    @Id UUID id;

    UUID environment;
    String name;
    String hash;
    String sealed;
    String scope;
    UUID application;
    UUID endpoint;

    @Column(columnDefinition = "text[]")
    String[] permissions;

    @Column(name = "expires_at")
    Instant expiresAt;

    Instant created;
}
