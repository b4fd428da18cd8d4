-- one row per grid point of a data set in order of their ids; primary key
select id, latitude, longitude
from grid_point
where data_set_id = :data_set_id
order by id
