--liquibase formatted sql

--changeset ondo:065-exchange-rates
--comment Rates that the operator loaded, by day: one unit of currency_from is worth rate units of currency_to. None is ever made up; who does not load any has no total over several currencies.
create table exchange_rate (
  currency_from text        not null check (currency_from ~ '^[A-Z]{3}$'),
  currency_to   text        not null check (currency_to ~ '^[A-Z]{3}$'),
  rate_date     date        not null,
  rate          numeric(24, 12) not null check (rate > 0),
  source        text        not null check (length(source) between 1 and 300),
  loaded_at     timestamptz not null default clock_timestamp(),
  primary key (currency_from, currency_to, rate_date),
  check (currency_from <> currency_to)
);
--rollback drop table exchange_rate;
