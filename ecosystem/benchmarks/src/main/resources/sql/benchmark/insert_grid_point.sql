-- one row inserted: a grid point; what the region queries do not read is left at zero
insert into grid_point (data_set_id, id, latitude, longitude, nearest_station_m, stations, flags)
values (?, ?, ?, ?, 0, 0, '{}')
