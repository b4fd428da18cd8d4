--liquibase formatted sql

--changeset ondo:002-results
--comment One row per complete night; readers follow the CURRENT one, so they see all old or all new.
create table result_set (
  id            integer generated always as identity primary key,
  data_set_id   integer     not null references data_set,
  data_version  text        not null,
  model_version text        not null,
  switches      jsonb       not null,
  job_id        uuid        not null,
  state         text        not null check (state in ('BUILDING', 'CURRENT', 'RETIRED', 'FAILED')),
  result_rows   bigint,
  checksum      text,
  created_at    timestamptz not null default clock_timestamp(),
  published_at  timestamptz
);
create unique index result_set_one_current on result_set (state) where state = 'CURRENT';
create unique index result_set_of_job on result_set (job_id);

--comment Hazard score H, 0..100, one value a year; null with a status that has no value. year_flags: {"FLAG":[years]}.
create table hazard_series (
  result_set_id integer     not null,
  hazard        text        not null,
  scenario      text        not null check (scenario in ('SSP126', 'SSP245', 'SSP370', 'SSP585')),
  grid_id       integer     not null,
  status        text        not null,
  flags         text[]      not null,
  year_flags    jsonb,
  first_year    smallint    not null,
  h             double precision[],
  primary key (result_set_id, hazard, scenario, grid_id),
  check ((h is null) = (status in ('INSUFFICIENT_DATA', 'INVALID_INPUT'))),
  check (h is null or array_length(h, 1) = 80)
) partition by list (result_set_id);

--comment Base AAL (ratio a year) and the yearly chance of the two most severe classes.
create table loss_series (
  result_set_id integer     not null,
  hazard        text        not null,
  scenario      text        not null check (scenario in ('SSP126', 'SSP245', 'SSP370', 'SSP585')),
  grid_id       integer     not null,
  status        text        not null,
  flags         text[]      not null,
  year_flags    jsonb,
  first_year    smallint    not null,
  aal           double precision[],
  severe        double precision[],
  primary key (result_set_id, hazard, scenario, grid_id),
  check ((aal is null) = (status in ('INSUFFICIENT_DATA', 'INVALID_INPUT'))),
  check ((aal is null) = (severe is null)),
  check (aal is null or (array_length(aal, 1) = 80 and array_length(severe, 1) = 80))
) partition by list (result_set_id);

--comment Probability of one intensity class, one value a year; a table of its own keeps the other rows below 2 kB.
create table class_probability (
  result_set_id integer     not null,
  hazard        text        not null,
  scenario      text        not null,
  grid_id       integer     not null,
  class         smallint    not null,
  probability   double precision[] not null check (array_length(probability, 1) = 80),
  primary key (result_set_id, hazard, scenario, grid_id, class)
) partition by list (result_set_id);
--rollback drop table class_probability, loss_series, hazard_series, result_set;
