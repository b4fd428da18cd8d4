--liquibase formatted sql

--changeset ondo:099-key-names
--comment What a key is for, and when it ends by itself; null: it has no name, it does not end.
alter table api_key
  add column name text,
  add column expires_at timestamptz;
--rollback alter table api_key drop column name, drop column expires_at;
