-- one row: the data set of one benchmark schema
insert into data_set (data_version, name, origin, state, warming_levels_k, base_years, grid_points)
values ('benchmark', 'benchmark', 'benchmark', 'CURRENT', '{}', '{}', ?)
returning id
