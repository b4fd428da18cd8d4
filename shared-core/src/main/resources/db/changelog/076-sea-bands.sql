--liquibase formatted sql

--changeset ondo:076-sea-bands
--comment Bands of the sea: its score has one also where no height of the ground is known and there is no loss.
alter table band_series drop constraint band_series_contents_check;
alter table band_series
  add constraint band_series_contents_check check (contents in ('WARMING', 'RESPONSE', 'SEA_LEVEL')),
  alter column aal_low drop not null,
  alter column aal_high drop not null,
  add constraint band_series_aal_both check ((aal_low is null) = (aal_high is null)),
  add constraint band_series_not_empty check (aal_low is not null or h_low is not null);
--rollback delete from band_series where contents = 'SEA_LEVEL';
--rollback alter table band_series drop constraint band_series_not_empty, drop constraint band_series_aal_both;
--rollback alter table band_series drop constraint band_series_contents_check;
--rollback alter table band_series
--rollback   add constraint band_series_contents_check check (contents in ('WARMING', 'RESPONSE')),
--rollback   alter column aal_low set not null, alter column aal_high set not null;
