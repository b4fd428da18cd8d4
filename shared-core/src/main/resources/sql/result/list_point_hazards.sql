-- up to points x 9 x 4 rows of H; primary key
select hazard, scenario, grid_id, status, flags, year_flags::text, first_year, array_send(h) as h
from hazard_series
where result_set_id = :result_set_id
  and hazard = any (:hazards)
  and scenario = any (:scenarios)
  and grid_id = any (:grid_ids)
