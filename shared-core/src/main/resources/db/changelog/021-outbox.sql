--liquibase formatted sql

--changeset ondo:021-outbox
--comment Events that leave the process, written in the transaction of what they tell; and what was received.
create table outbox (
  id            bigint generated always as identity primary key,
  topic         text        not null,
  schema_version smallint   not null,
  dedupe_key    text        not null,
  payload       jsonb       not null,
  traceparent   text,
  status        text        not null default 'PENDING' check (status in ('PENDING', 'DONE', 'DROPPED', 'DEAD')),
  attempts      smallint    not null default 0,
  error         text,
  created_at    timestamptz not null default clock_timestamp(),
  run_at        timestamptz not null default clock_timestamp(),
  finished_at   timestamptz,
  unique (topic, dedupe_key)
);
create index outbox_due on outbox (topic, run_at) where status = 'PENDING';
create index outbox_by_age on outbox (created_at);

create table processed_event (
  topic         text        not null,
  dedupe_key    text        not null,
  processed_at  timestamptz not null default clock_timestamp(),
  primary key (topic, dedupe_key)
);
create index processed_event_by_age on processed_event (processed_at);
--rollback drop table processed_event, outbox;
