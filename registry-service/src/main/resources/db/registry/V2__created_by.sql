-- Which API key made the endpoint; null for those that were made before this was written down.
ALTER TABLE registry.endpoint ADD COLUMN created_by uuid;
