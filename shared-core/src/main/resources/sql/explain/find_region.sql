-- at most one row: the grid point of a region; primary key
select grid_id, grid_distance_m
from region
where data_set_id = :data_set_id
  and code = :code
