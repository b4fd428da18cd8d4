-- up to two rows: the stored bands of one grid point, hazard, scenario and year; primary key
select contents, h_low[:at] as h_low, h_high[:at] as h_high, aal_low[:at] as aal_low, aal_high[:at] as aal_high
from band_series
where result_set_id = :result_set_id
  and hazard = :hazard
  and scenario = :scenario
  and grid_id = :grid_id
order by contents
