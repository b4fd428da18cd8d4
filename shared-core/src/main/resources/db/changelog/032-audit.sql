--liquibase formatted sql

--changeset ondo:032-audit
--comment Who changed what, when, and how it ended; one row for each call that changes something, kept when the thing itself is deleted.
create table audit (
  id            bigint generated always as identity primary key,
  at            timestamptz not null default clock_timestamp(),
  tenant        text        not null,
  key_id        uuid,
  subject       text,
  role          text        not null,
  action        text        not null,
  target        text        not null,
  status        smallint    not null,
  trace_id      text        not null
);
create index audit_by_tenant on audit (tenant, id desc);
--rollback drop table audit;
