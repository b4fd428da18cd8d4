-- the layout to compare with: one row per point, risk and year, one column per scenario
create table point_scores (
  latitude    decimal(9, 6) not null,
  longitude   decimal(9, 6) not null,
  risk_type   varchar(50)   not null,
  target_year varchar(10)   not null,
  ssp126      real,
  ssp245      real,
  ssp370      real,
  ssp585      real,
  primary key (latitude, longitude, risk_type, target_year)
);
create table region_point (
  code        varchar(10)   primary key,
  latitude    decimal(9, 6) not null,
  longitude   decimal(9, 6) not null
);
