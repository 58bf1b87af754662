-- The last 52 bits of an id, for APIs whose ids are integers (IdNumber).
ALTER TABLE registry.application ADD COLUMN number bigint NOT NULL
    GENERATED ALWAYS AS (('x' || right(id::text, 12))::bit(48)::bigint
        + (('x' || substr(id::text, 23, 1))::bit(4)::bigint << 48)) STORED;
CREATE UNIQUE INDEX application_by_number ON registry.application (number);
ALTER TABLE registry.endpoint ADD COLUMN number bigint NOT NULL
    GENERATED ALWAYS AS (('x' || right(id::text, 12))::bit(48)::bigint
        + (('x' || substr(id::text, 23, 1))::bit(4)::bigint << 48)) STORED;
CREATE INDEX endpoint_by_number ON registry.endpoint (application, number);

ALTER TABLE registry.application
    ADD COLUMN description text,
    ADD COLUMN contact text,
    ADD COLUMN open boolean NOT NULL DEFAULT false;

-- The key itself, sealed, of those that their API shows again; null for all others, which are shown once.
ALTER TABLE registry.api_key ADD COLUMN sealed text;
CREATE INDEX api_key_by_application ON registry.api_key (application) WHERE application IS NOT NULL;
CREATE INDEX api_key_by_endpoint ON registry.api_key (endpoint) WHERE endpoint IS NOT NULL;
