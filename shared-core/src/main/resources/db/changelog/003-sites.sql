--liquibase formatted sql

--changeset ondo:003-sites
create table api_key (
  id            uuid        primary key,
  key_hash      bytea       not null unique,
  tenant        text        not null,
  role          text        not null check (role in ('READER', 'EDITOR', 'OPERATOR')),
  created_at    timestamptz not null default clock_timestamp(),
  revoked_at    timestamptz
);

--comment The nearest grid point and region are facts of registration, resolved once per data set.
create table site (
  id            uuid        primary key,
  tenant        text        not null,
  external_id   text        not null,
  name          text        not null,
  latitude      double precision not null,
  longitude     double precision not null,
  asset_value   numeric(20, 2),
  currency      text,
  annual_value_added numeric(20, 2),
  insured_share double precision,
  deductible    numeric(20, 2),
  loss_limit    numeric(20, 2),
  standard_of_protection_years double precision,
  attributes    jsonb       not null,
  data_set_id   integer,
  grid_id       integer,
  grid_distance_m double precision,
  region_code   text,
  region_distance_m double precision,
  version       integer     not null default 1,
  created_at    timestamptz not null default clock_timestamp(),
  updated_at    timestamptz not null default clock_timestamp(),
  unique (tenant, external_id)
);
create index site_by_tenant on site (tenant, id);

--comment One row per site, hazard and scenario; arrays run from first_year. e and v do not change with the year.
create table site_risk (
  site_id       uuid        not null references site on delete cascade,
  hazard        text        not null,
  scenario      text        not null check (scenario in ('SSP126', 'SSP245', 'SSP370', 'SSP585')),
  result_set_id integer     not null,
  data_version  text        not null,
  model_version text        not null,
  computed_at   timestamptz not null default clock_timestamp(),
  site_version  integer     not null,
  status        text        not null,
  flags         text[]      not null,
  year_flags    jsonb,
  components    jsonb       not null,
  first_year    smallint    not null,
  e             double precision,
  v             double precision,
  h             double precision[],
  integrated    double precision[],
  aal_gross     double precision[],
  aal_net       double precision[],
  expected_loss double precision[],
  probabilities double precision[],
  primary key (site_id, hazard, scenario)
) with (toast_tuple_target = 8160);
--rollback drop table site_risk, site, api_key;
