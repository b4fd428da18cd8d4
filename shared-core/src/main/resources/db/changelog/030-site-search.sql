--liquibase formatted sql

--changeset ondo:030-site-search
--comment Part of a name is found by its three-letter pieces. pg_trgm is a trusted extension: the owner of the database may create it.
create extension if not exists pg_trgm;
create index site_by_text on site using gin (name gin_trgm_ops, external_id gin_trgm_ops);
--rollback drop index site_by_text;
