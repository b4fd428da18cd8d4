--liquibase formatted sql

--changeset ondo:013-hazard-curves
--comment A curve of intensity against return period, of a position or of a site by its external id.
create table hazard_curve (
  data_set_id   integer     not null references data_set on delete cascade,
  source_id     smallint    not null,
  hazard        text        not null,
  scenario      text        not null check (scenario in ('PRESENT', 'SSP126', 'SSP245', 'SSP370', 'SSP585')),
  year          smallint    not null,
  latitude      double precision,
  longitude     double precision,
  site_external_id text,
  unit          text        not null,
  return_period_yr double precision[] not null check (cardinality(return_period_yr) > 0),
  intensity     double precision[] not null,
  check (cardinality(return_period_yr) = cardinality(intensity)),
  check ((latitude is null) = (longitude is null)),
  check ((latitude is null) <> (site_external_id is null))
);

--comment By place: the box around a site; by site: its own curves. Each curve is there once.
create unique index hazard_curve_by_place
  on hazard_curve (data_set_id, latitude, longitude, hazard, scenario, year)
  where site_external_id is null;
create unique index hazard_curve_by_site
  on hazard_curve (data_set_id, site_external_id, hazard, scenario, year)
  where site_external_id is not null;
--rollback drop table hazard_curve;
