-- one row per grid point of a data set, by id
select id, latitude::numeric(9, 6) as latitude, longitude::numeric(9, 6) as longitude
from grid_point
where data_set_id = :data_set_id
order by id
