-- the rows of some hazards, scenarios and points, before they are written anew
delete from band_series
where result_set_id = :result_set_id
  and hazard = any (:hazards)
  and scenario = any (:scenarios)
  and grid_id = any (:grid_ids)
