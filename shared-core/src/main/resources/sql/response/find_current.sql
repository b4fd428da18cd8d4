-- at most one row: the data set that readers see
select id, data_version, warming_levels_k, base_years, grid_points
from data_set
where state = 'CURRENT'
