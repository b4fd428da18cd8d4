-- one row per region of a data set
select code, latitude, longitude
from region
where data_set_id = :data_set_id
order by code
