-- one row: the id of a new data set that readers do not see yet
insert into data_set (data_version, name, origin, state, warming_levels_k, base_years, grid_points)
values (:data_version, :name, :origin, 'STAGING', :warming_levels_k::float8[], :base_years::smallint[], :grid_points)
returning id
