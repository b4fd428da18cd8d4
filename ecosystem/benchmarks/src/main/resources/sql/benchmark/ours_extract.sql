-- regions x hazards x scenarios rows of 80 years: every stored score; by primary key
select r.code, h.hazard, h.scenario, array_send(h.h) as h
from region r
join hazard_series h on h.result_set_id = ? and h.grid_id = r.grid_id
where r.data_set_id = ?
  and h.h is not null
