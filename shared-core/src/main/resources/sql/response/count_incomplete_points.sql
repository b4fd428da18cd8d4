-- one row: grid points without a response for each of :indicators
select count(*)
from grid_point p
where p.data_set_id = :data_set_id
  and (select count(*)
       from indicator_response r
       where r.data_set_id = p.data_set_id
         and r.grid_id = p.id
         and r.indicator = any (:indicators)) < :indicator_count
