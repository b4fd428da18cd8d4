--liquibase formatted sql

--changeset ondo:009-series-lengths
--comment Every series has a value for each of the 80 years; cardinality, for array_length of an empty array is null.
alter table band_series
  add constraint band_series_h_low_length check (cardinality(h_low) = 80),
  add constraint band_series_h_high_length check (cardinality(h_high) = 80);
alter table event_series
  add constraint event_series_damage_low_length check (cardinality(damage_low) = 80),
  add constraint event_series_damage_high_length check (cardinality(damage_high) = 80),
  add constraint event_series_response_low_length check (cardinality(response_low) = 80),
  add constraint event_series_response_high_length check (cardinality(response_high) = 80);
--rollback alter table event_series
--rollback   drop constraint event_series_damage_low_length, drop constraint event_series_damage_high_length,
--rollback   drop constraint event_series_response_low_length, drop constraint event_series_response_high_length;
--rollback alter table band_series
--rollback   drop constraint band_series_h_low_length, drop constraint band_series_h_high_length;
