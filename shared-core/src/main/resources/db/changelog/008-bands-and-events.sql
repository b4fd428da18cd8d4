--liquibase formatted sql

--changeset ondo:008-index-change
--comment Change of an East Asian index since 1850-1900 at a level of warming, over the models.
create table index_change (
  data_set_id   integer     not null references data_set on delete cascade,
  index         text        not null,
  unit          text        not null,
  warming_k     double precision not null,
  median        double precision not null,
  p10           double precision not null,
  p90           double precision not null,
  primary key (data_set_id, index, warming_k)
);
--rollback drop table index_change;

--changeset ondo:008-bands
--comment Band around H and base AAL, one value a year; single precision: a band carries no more.
create table band_series (
  result_set_id integer     not null,
  hazard        text        not null,
  scenario      text        not null,
  grid_id       integer     not null,
  contents      text        not null check (contents in ('WARMING', 'RESPONSE')),
  h_low         real[],
  h_high        real[],
  aal_low       real[]      not null check (array_length(aal_low, 1) = 80),
  aal_high      real[]      not null check (array_length(aal_high, 1) = 80),
  primary key (result_set_id, hazard, scenario, grid_id, contents)
) partition by list (result_set_id);

--comment Losses from single events at a grid point, gross, as ratios; at_return_periods: 10, 20, 50, 100, 250,
--comment 500, 1000 years, 80 values each.
create table event_series (
  result_set_id integer     not null,
  hazard        text        not null,
  scenario      text        not null,
  grid_id       integer     not null,
  flags         text[]      not null,
  aal           double precision[] not null check (array_length(aal, 1) = 80),
  deviation     double precision[] not null check (array_length(deviation, 1) = 80),
  at_return_periods double precision[] not null check (array_length(at_return_periods, 1) = 560),
  damage_low    double precision[] not null,
  damage_high   double precision[] not null,
  response_low  double precision[] not null,
  response_high double precision[] not null,
  primary key (result_set_id, hazard, scenario, grid_id)
) partition by list (result_set_id);
--rollback drop table event_series, band_series;

--changeset ondo:008-site-bands-and-events
--comment EVENT: aal_* come from events and screening holds the net AAL of the index method. Bands are net of insurance.
alter table site_risk
  add column method text not null default 'INDEX' check (method in ('INDEX', 'EVENT')),
  add column screening double precision[],
  add column band_contents text,
  add column aal_low double precision[],
  add column aal_high double precision[],
  add column response_low double precision[],
  add column response_high double precision[],
  add column deviation double precision[],
  add column at_return_periods double precision[];

--comment Losses of a tenant's sites together, storm by storm, so that their correlation is kept; money.
create table portfolio_event (
  tenant        text        not null,
  hazard        text        not null,
  scenario      text        not null,
  currency      text        not null,
  result_set_id integer     not null,
  sites         integer     not null,
  computed_at   timestamptz not null default clock_timestamp(),
  flags         text[]      not null,
  aal           double precision[] not null,
  deviation     double precision[] not null,
  at_return_periods double precision[] not null,
  primary key (tenant, hazard, scenario, currency)
);
--rollback drop table portfolio_event;
