-- one row a point: where it lies and what is known of its ground; primary key
select id, latitude, longitude, elevation_m, elevation_distance_m, distance_to_coast_m
from grid_point
where data_set_id = :data_set_id
  and id = any (:grid_ids)
order by id
