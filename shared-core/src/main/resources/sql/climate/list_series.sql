-- up to points x indicators x 5 rows; the values in PostgreSQL's binary form of an array; primary key
select grid_id, indicator, scenario, flags, first_year, array_send(value) as value
from point_series
where data_set_id = :data_set_id
  and grid_id = any (:grid_ids)
order by grid_id, indicator, scenario
