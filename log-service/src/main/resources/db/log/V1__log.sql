-- How far each partition of the topics is in the tables below; moved in the transaction that writes the rows.
CREATE TABLE log.consumed (
    topic text NOT NULL,
    partition int NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- Partitioned by day, so that retention is the dropping of a table. There is no unique key: rows are exactly once because of
-- their offsets, and a key over partitions would cost each write more than the rare duplicate of a publisher is worth.
CREATE TABLE log.message (
    id uuid NOT NULL,
    environment uuid NOT NULL,
    application uuid NOT NULL,
    event_type text NOT NULL,
    source text NOT NULL,
    channels text NOT NULL,
    uid text,
    content_type text NOT NULL,
    created_at timestamptz NOT NULL,
    payload bytea NOT NULL
) PARTITION BY RANGE (created_at);
CREATE INDEX message_by_id ON log.message (id);
CREATE INDEX message_by_application ON log.message (application, created_at DESC, id DESC);
CREATE INDEX message_by_uid ON log.message (application, uid) WHERE uid IS NOT NULL;

-- The columns are what is searched; detail is the attempt's own JSON.
CREATE TABLE log.attempt (
    id uuid NOT NULL,
    application uuid NOT NULL,
    endpoint uuid NOT NULL,
    message uuid NOT NULL,
    number int NOT NULL,
    status text NOT NULL,
    started_at timestamptz NOT NULL,
    detail bytea NOT NULL
) PARTITION BY RANGE (started_at);
CREATE INDEX attempt_by_message ON log.attempt (message, endpoint);
CREATE INDEX attempt_by_endpoint ON log.attempt (endpoint, started_at DESC, id DESC);
CREATE INDEX attempt_unsuccessful ON log.attempt (endpoint, started_at DESC, id DESC) WHERE status <> 'success';

CREATE TABLE log.replay (
    id uuid PRIMARY KEY,
    environment uuid NOT NULL,
    application uuid NOT NULL,
    endpoint uuid NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz NOT NULL,
    statuses text NOT NULL,
    state text NOT NULL,
    looked_at bigint NOT NULL,
    sent bigint NOT NULL,
    position text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX replay_by_endpoint ON log.replay (endpoint, created_at DESC);
