-- one row per grid point, ascending
select id, latitude, longitude
from grid_point
where data_set_id = :data_set_id
order by id
