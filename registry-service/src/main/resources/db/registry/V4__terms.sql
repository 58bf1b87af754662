ALTER TABLE registry.endpoint
    ADD COLUMN ordered boolean NOT NULL DEFAULT false,
    ADD COLUMN rate_per_second double precision,
    ADD COLUMN rate_burst int;
