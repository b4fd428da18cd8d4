-- up to points x 9 x 4 rows of base AAL; primary key
select hazard, scenario, grid_id, status, flags, year_flags::text, first_year,
       array_send(aal) as aal, array_send(severe) as severe
from loss_series
where result_set_id = :result_set_id
  and hazard = any (:hazards)
  and scenario = any (:scenarios)
  and grid_id = any (:grid_ids)
