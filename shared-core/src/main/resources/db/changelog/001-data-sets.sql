--liquibase formatted sql

--changeset ondo:001-data-sets
--comment One row per ingested directory; everything that follows from it carries its id, readers see one CURRENT set.
create table data_set (
  id            integer generated always as identity primary key,
  data_version  text        not null unique,
  name          text        not null,
  origin        text        not null,
  state         text        not null check (state in ('STAGING', 'CURRENT', 'RETIRED')),
  warming_levels_k double precision[] not null,
  base_years    smallint[]  not null,
  grid_points   integer     not null check (grid_points >= 0),
  created_at    timestamptz not null default clock_timestamp(),
  activated_at  timestamptz
);
create unique index data_set_one_current on data_set (state) where state = 'CURRENT';

--comment Where the numbers come from; series rows name the source by its id.
create table data_source (
  data_set_id   integer     not null references data_set on delete cascade,
  id            smallint    not null,
  name          text        not null,
  licence       text        not null,
  attribution   text        not null,
  method        text        not null,
  period        text        not null,
  files         text[]      not null,
  primary key (data_set_id, id)
);

create table station (
  data_set_id   integer     not null references data_set on delete cascade,
  id            text        not null,
  name_ko       text        not null,
  name_en       text        not null,
  latitude      double precision not null,
  longitude     double precision not null,
  elevation_m   double precision,
  valid_years   smallint    not null,
  primary key (data_set_id, id)
);

create table grid_point (
  data_set_id   integer     not null references data_set on delete cascade,
  id            integer     not null,
  latitude      double precision not null check (latitude between 33 and 39),
  longitude     double precision not null check (longitude between 124.5 and 132),
  elevation_m   double precision,
  elevation_distance_m double precision,
  distance_to_coast_m  double precision,
  nearest_station_m    double precision not null,
  stations      smallint    not null,
  flags         text[]      not null,
  primary key (data_set_id, id)
);

create table region (
  data_set_id   integer     not null references data_set on delete cascade,
  code          text        not null,
  name_ko       text        not null,
  name_en       text        not null,
  province_code text        not null,
  province_ko   text        not null,
  province_en   text        not null,
  latitude      double precision not null,
  longitude     double precision not null,
  grid_id       integer     not null,
  grid_distance_m double precision not null,
  primary key (data_set_id, code),
  foreign key (data_set_id, grid_id) references grid_point (data_set_id, id)
);

--comment Global warming above 1850-1900 in kelvin, one value a year from first_year on.
create table warming (
  data_set_id   integer     not null references data_set on delete cascade,
  scenario      text        not null check (scenario in ('SSP126', 'SSP245', 'SSP370', 'SSP585')),
  curve         text        not null check (curve in ('LOW', 'CENTRAL', 'HIGH')),
  first_year    smallint    not null,
  warming_k     double precision[] not null,
  primary key (data_set_id, scenario, curve)
);

--comment Yearly index by warming level and base year: warming_levels x base_years values, level by level.
create table indicator_response (
  data_set_id   integer     not null,
  grid_id       integer     not null,
  indicator     text        not null,
  source_id     smallint    not null,
  flags         text[]      not null,
  value         double precision[] not null,
  primary key (data_set_id, grid_id, indicator)
) partition by list (data_set_id);
--rollback drop table indicator_response, warming, region, grid_point, station, data_source, data_set;
