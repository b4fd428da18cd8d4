-- one row inserted: a grid point
insert into grid_point (data_set_id, id, latitude, longitude, elevation_m, elevation_distance_m,
                        distance_to_coast_m, nearest_station_m, stations, flags)
values (:data_set_id, :id, :latitude, :longitude, :elevation_m::float8, :elevation_distance_m::float8,
        :distance_to_coast_m, :nearest_station_m, :stations, :flags::text[])
