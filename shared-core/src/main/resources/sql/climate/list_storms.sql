-- up to one row a point; the values in PostgreSQL's binary form of an array; primary key
select grid_id, flags, array_send(exposure) as exposure, storm, array_send(wind_ms) as wind_ms
from point_storm
where data_set_id = :data_set_id
  and grid_id = any (:grid_ids)
order by grid_id
