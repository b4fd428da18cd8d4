--liquibase formatted sql

--changeset ondo:020-bounded-work
--comment Delays, tries that count for nobody, fairness and what a reopened job needs.
alter table job add column run_at timestamptz, add column resumed_at timestamptz;
alter table step add column served_at timestamptz;
alter table chunk add column run_at timestamptz,
  add column releases smallint not null default 0,
  add column live_key text,
  add column opened_at timestamptz not null default clock_timestamp();
create index chunk_living on chunk (live_key) where live_key is not null and status in ('PENDING', 'RUNNING');
--rollback alter table chunk drop column run_at, drop column releases, drop column live_key, drop column opened_at;
--rollback alter table step drop column served_at; alter table job drop column run_at, drop column resumed_at;

--changeset ondo:020-dead-letters
--comment Work that used up its tries, with its cause and its input; a whole chunk or one item of it.
create table dead_letter (
  id            bigint generated always as identity primary key,
  job_id        uuid        not null references job on delete cascade,
  chunk_id      bigint      not null references chunk on delete cascade,
  step          smallint    not null,
  step_name     text        not null,
  code          text        not null check (code in ('failed', 'timed-out', 'lost', 'system-error')),
  cause         text        not null,
  input         jsonb       not null,
  attempts      smallint    not null,
  traceparent   text,
  created_at    timestamptz not null default clock_timestamp(),
  reprocessed_at timestamptz
);
create index dead_letter_open on dead_letter (chunk_id) where reprocessed_at is null;
create index dead_letter_by_job on dead_letter (job_id);
--rollback drop table dead_letter;

--changeset ondo:020-leader
--comment One row: the scheduler that works, for as long as its lease holds on the clock of the database.
create table leader (
  one           boolean     primary key default true check (one),
  holder        uuid        not null,
  epoch         bigint      not null,
  lease_until   timestamptz not null
);
insert into leader (holder, epoch, lease_until) values ('00000000-0000-0000-0000-000000000000', 0, '-infinity');
--rollback drop table leader;
