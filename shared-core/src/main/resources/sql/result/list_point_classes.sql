-- up to points x 9 x 4 x classes rows, classes ascending; primary key
select hazard, scenario, grid_id, class, array_send(probability) as probability
from class_probability
where result_set_id = :result_set_id
  and hazard = any (:hazards)
  and scenario = any (:scenarios)
  and grid_id = any (:grid_ids)
order by hazard, scenario, grid_id, class
