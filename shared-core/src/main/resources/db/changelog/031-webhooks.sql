--liquibase formatted sql

--changeset ondo:031-webhooks
--comment Who is told when a job of a tenant ends. The secret signs each delivery, so it is kept as it is; it is shown once, on creation.
create table webhook (
  id            uuid        primary key,
  tenant        text        not null,
  url           text        not null check (length(url) <= 2000),
  events        text[]      not null check (cardinality(events) between 1 and 10),
  secret        text        not null check (length(secret) between 32 and 200),
  created_at    timestamptz not null default clock_timestamp()
);
create index webhook_by_tenant on webhook (tenant, id);
--rollback drop table webhook;
