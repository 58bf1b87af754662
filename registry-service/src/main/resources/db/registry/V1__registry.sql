CREATE TABLE registry.environment (
    id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE,
    operational_application uuid NOT NULL,
    created timestamptz NOT NULL
);

CREATE TABLE registry.application (
    id uuid PRIMARY KEY,
    environment uuid NOT NULL REFERENCES registry.environment ON DELETE CASCADE,
    name text NOT NULL,
    uid text,
    operational boolean NOT NULL DEFAULT false,
    created timestamptz NOT NULL,
    updated timestamptz NOT NULL,
    UNIQUE (environment, uid)
);

CREATE TABLE registry.endpoint (
    id uuid PRIMARY KEY,
    application uuid NOT NULL REFERENCES registry.application ON DELETE CASCADE,
    environment uuid NOT NULL,
    name text,
    uid text,
    url text NOT NULL,
    enabled boolean NOT NULL,
    disabled_reason text,
    event_types text[] NOT NULL,
    channels text[] NOT NULL,
    format text NOT NULL,
    secrets text NOT NULL,
    headers text,
    retry_schedule text[] NOT NULL,
    failing_since timestamptz,
    created timestamptz NOT NULL,
    updated timestamptz NOT NULL,
    UNIQUE (application, uid)
);
CREATE INDEX endpoint_failing ON registry.endpoint (failing_since) WHERE failing_since IS NOT NULL AND enabled;

CREATE TABLE registry.event_type (
    id uuid PRIMARY KEY,
    environment uuid NOT NULL REFERENCES registry.environment ON DELETE CASCADE,
    name text NOT NULL,
    description text,
    schema text,
    archived boolean NOT NULL,
    created timestamptz NOT NULL,
    updated timestamptz NOT NULL,
    UNIQUE (environment, name)
);

CREATE TABLE registry.api_key (
    id uuid PRIMARY KEY,
    environment uuid NOT NULL REFERENCES registry.environment ON DELETE CASCADE,
    name text NOT NULL,
    hash text NOT NULL UNIQUE,
    scope text NOT NULL,
    application uuid REFERENCES registry.application ON DELETE CASCADE,
    endpoint uuid REFERENCES registry.endpoint ON DELETE CASCADE,
    permissions text[] NOT NULL,
    expires_at timestamptz,
    created timestamptz NOT NULL
);

-- What is committed here is published to Kafka in the order of id, then deleted.
CREATE TABLE registry.outbox (
    id bigserial PRIMARY KEY,
    topic text NOT NULL,
    key text,
    value bytea,
    headers bytea
);

CREATE TABLE registry.idempotency (
    caller text NOT NULL,
    path text NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    claimed_at timestamptz NOT NULL,
    status int,
    content_type text,
    body bytea,
    PRIMARY KEY (caller, path, key)
);
CREATE INDEX idempotency_age ON registry.idempotency (claimed_at);
