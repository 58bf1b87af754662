-- Sealed, like the secrets and headers beside it.
ALTER TABLE registry.endpoint ADD COLUMN authentication text;
