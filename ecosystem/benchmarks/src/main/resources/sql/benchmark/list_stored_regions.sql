-- one row per region of a data set, by code
select code, latitude::numeric(9, 6) as latitude, longitude::numeric(9, 6) as longitude, grid_id
from region
where data_set_id = :data_set_id
order by code
