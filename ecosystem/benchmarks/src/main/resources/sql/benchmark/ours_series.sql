-- one row per region: the scores of all 80 years; by primary key
select r.code, array_send(h.h) as h
from region r
join hazard_series h
  on h.result_set_id = ?
 and h.hazard = ?
 and h.scenario = ?
 and h.grid_id = r.grid_id
where r.data_set_id = ?
