--liquibase formatted sql

--changeset ondo:040-region-boundaries
--comment Outlines to draw a map with, simplified by the ingest; coordinates of a GeoJSON MultiPolygon as they are sent.
create table region_boundary (
  data_set_id   integer     not null,
  code          text        not null,
  coordinates   text        not null,
  primary key (data_set_id, code),
  foreign key (data_set_id, code) references region (data_set_id, code) on delete cascade
);
--rollback drop table region_boundary;
