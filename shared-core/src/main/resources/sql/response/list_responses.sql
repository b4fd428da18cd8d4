-- up to points x indicators rows; the values in PostgreSQL's binary form of an array; primary key
select grid_id, indicator, flags, array_send(value) as value
from indicator_response
where data_set_id = :data_set_id
  and grid_id = any (:grid_ids)
order by grid_id, indicator
