-- at most one row: a data set by its version
select id, data_version, warming_levels_k, base_years, grid_points
from data_set
where data_version = :data_version
