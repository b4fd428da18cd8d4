-- one row inserted: a station
insert into station (data_set_id, id, name_ko, name_en, latitude, longitude, elevation_m, valid_years)
values (:data_set_id, :id, :name_ko, :name_en, :latitude, :longitude, :elevation_m::float8, :valid_years)
