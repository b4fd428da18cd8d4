-- a handful of rows a point; primary key
select grid_id, name, flags, number, word
from point_fact
where data_set_id = :data_set_id
  and grid_id = any (:grid_ids)
order by grid_id, name
