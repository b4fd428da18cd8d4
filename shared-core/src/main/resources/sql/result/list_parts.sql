-- one row per hazard and scenario that any table of a result set has rows of, bytewise
select hazard, scenario
from (select hazard, scenario from hazard_series where result_set_id = :result_set_id
      union select hazard, scenario from loss_series where result_set_id = :result_set_id
      union select hazard, scenario from class_probability where result_set_id = :result_set_id
      union select hazard, scenario from band_series where result_set_id = :result_set_id
      union select hazard, scenario from event_series where result_set_id = :result_set_id) as parts
order by hazard collate "C", scenario collate "C"
