--liquibase formatted sql

--changeset ondo:045-report-files
--comment The report in the forms people download; written in one transaction with its row. HTML and JSON are kept compressed (gzip), the other two are compressed by themselves.
create table report_file (
  report_id     uuid        not null references report on delete cascade,
  format        text        not null check (format in ('html', 'pdf', 'xlsx', 'json')),
  is_gzip       boolean     not null,
  size_bytes    bigint      not null check (size_bytes >= 0),
  sha256        text        not null,
  content       bytea       not null,
  primary key (report_id, format)
);
alter table report_file alter column content set storage external;
--rollback drop table report_file;
