--liquibase formatted sql

--changeset ondo:004-jobs
--comment The ledger: a job has ordered steps, a step has chunks, a chunk is the unit of work, lease and retry.
create table job (
  id            uuid        primary key,
  type          text        not null,
  tenant        text        not null,
  params        jsonb       not null,
  live_key      text        not null,
  idempotency_key text,
  request_hash  text        not null,
  priority      smallint    not null check (priority between 1 and 10),
  status        text        not null default 'PENDING' check (status in ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  data_version  text,
  traceparent   text,
  result        jsonb,
  error_code    text,
  error_detail  text,
  created_at    timestamptz not null default clock_timestamp(),
  started_at    timestamptz,
  finished_at   timestamptz
);
create unique index job_living on job (tenant, live_key) where status in ('PENDING', 'RUNNING');
create unique index job_idempotent on job (tenant, idempotency_key) where idempotency_key is not null;
create index job_open on job (priority desc, created_at) where status in ('PENDING', 'RUNNING');
create index job_by_tenant on job (tenant, created_at desc, id);

create table step (
  job_id        uuid        not null references job on delete cascade,
  ordinal       smallint    not null,
  name          text        not null,
  status        text        not null default 'PENDING' check (status in ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  started_at    timestamptz,
  finished_at   timestamptz,
  primary key (job_id, ordinal)
);

create table chunk (
  id            bigint generated always as identity primary key,
  job_id        uuid        not null,
  step          smallint    not null,
  ordinal       integer     not null,
  input         jsonb       not null,
  status        text        not null default 'PENDING' check (status in ('PENDING', 'RUNNING', 'DONE', 'FAILED', 'TIMED_OUT', 'CANCELLED')),
  token         bigint      not null default 0,
  lease_until   timestamptz,
  attempts      smallint    not null default 0,
  result_rows   bigint      not null default 0,
  error         text,
  started_at    timestamptz,
  finished_at   timestamptz,
  unique (job_id, step, ordinal),
  foreign key (job_id, step) references step (job_id, ordinal) on delete cascade
);
create index chunk_claimable on chunk (job_id, step, ordinal) where status in ('PENDING', 'RUNNING');

create table report (
  id            uuid        primary key,
  job_id        uuid        not null references job,
  tenant        text        not null,
  language      text        not null,
  body          jsonb       not null,
  created_at    timestamptz not null default clock_timestamp()
);
create index report_by_tenant on report (tenant, created_at desc, id);
--rollback drop table report, chunk, step, job;
