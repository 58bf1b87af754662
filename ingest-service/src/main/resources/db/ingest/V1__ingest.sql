-- The names that publishers gave to their messages, unique in an application.
CREATE TABLE ingest.message_uid (
    application uuid NOT NULL,
    uid text NOT NULL,
    message uuid NOT NULL,
    claimed_at timestamptz NOT NULL,
    PRIMARY KEY (application, uid)
);

CREATE TABLE ingest.idempotency (
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
CREATE INDEX idempotency_age ON ingest.idempotency (claimed_at);
