--liquibase formatted sql

--changeset ondo:007-point-climate
--comment Yearly index of a place by calendar year; scenario OBSERVED holds the years of the thresholds.
create table point_series (
  data_set_id   integer     not null,
  grid_id       integer     not null,
  indicator     text        not null,
  scenario      text        not null check (scenario in ('OBSERVED', 'SSP126', 'SSP245', 'SSP370', 'SSP585')),
  source_id     smallint    not null,
  flags         text[]      not null,
  first_year    smallint    not null,
  value         double precision[] not null check (cardinality(value) > 0),
  primary key (data_set_id, grid_id, indicator, scenario)
) partition by list (data_set_id);

--comment The years of a storm record, quiet ones included, and its storms.
create table storm_record (
  data_set_id   integer     primary key references data_set on delete cascade,
  source_id     smallint    not null,
  first_year    smallint    not null,
  years         smallint    not null check (years > 0)
);

create table storm (
  data_set_id   integer     not null references storm_record on delete cascade,
  number        integer     not null check (number >= 0),
  code          text        not null,
  year          smallint    not null,
  primary key (data_set_id, number)
);

--comment exposure: S_tc of every year of the record; wind_ms: of the storms that reached 17.5 m/s.
create table point_storm (
  data_set_id   integer     not null,
  grid_id       integer     not null,
  source_id     smallint    not null,
  flags         text[]      not null,
  exposure      double precision[] not null,
  storm         integer[]   not null,
  wind_ms       double precision[] not null,
  primary key (data_set_id, grid_id),
  check (cardinality(storm) = cardinality(wind_ms))
) partition by list (data_set_id);

--comment Facts about the ground or the water at a grid point that do not change with the year.
create table point_fact (
  data_set_id   integer     not null,
  grid_id       integer     not null,
  name          text        not null,
  source_id     smallint    not null,
  flags         text[]      not null,
  number        double precision,
  word          text,
  primary key (data_set_id, grid_id, name),
  foreign key (data_set_id, grid_id) references grid_point (data_set_id, id) on delete cascade,
  check ((number is null) <> (word is null))
);
--rollback drop table point_fact, point_storm, storm, storm_record, point_series;
