-- regions x 9 x 4 rows: series of the grid point nearest to each region; by primary key of both series tables
select r.code, h.hazard, h.scenario,
       h.status as h_status, h.flags as h_flags, h.year_flags::text as h_year_flags,
       array_send(h.h) as h,
       l.status as loss_status, l.flags as loss_flags, l.year_flags::text as loss_year_flags,
       array_send(l.aal) as aal, array_send(l.severe) as severe
from region r
join hazard_series h
  on h.result_set_id = :result_set_id
 and h.hazard = any (:hazards)
 and h.scenario = any (:scenarios)
 and h.grid_id = r.grid_id
left join loss_series l
  on l.result_set_id = h.result_set_id
 and l.hazard = h.hazard
 and l.scenario = h.scenario
 and l.grid_id = h.grid_id
where r.data_set_id = :data_set_id
order by r.code
