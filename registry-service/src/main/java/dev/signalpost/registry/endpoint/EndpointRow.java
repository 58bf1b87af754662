package dev.signalpost.registry.endpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "endpoint", schema = "registry")
class EndpointRow {

    @Id UUID id;

    @Column(insertable = false, updatable = false)
    long number;

    UUID application;
    UUID environment;
    String name;
    String uid;
    String url;
    boolean enabled;

    @Column(name = "disabled_reason")
    String disabledReason;

    @Column(name = "event_types", columnDefinition = "text[]")
    String[] eventTypes;

    @Column(columnDefinition = "text[]")
    String[] channels;

    String format;
    String secrets;
    String headers;
    String authentication;

    @Column(name = "retry_schedule", columnDefinition = "text[]")
    String[] retrySchedule;

    boolean ordered;

    @Column(name = "rate_per_second")
    Double ratePerSecond;

    @Column(name = "rate_burst")
    Integer rateBurst;

    @Column(name = "failing_since")
    Instant failingSince;

    @Column(name = "created_by")
    UUID createdBy;

    Instant created;
    Instant updated;
}
