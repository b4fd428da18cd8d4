-- at most one row: what a result set holds of one grid point, hazard, scenario and year; primary keys
select h.status as h_status, h.flags as h_flags, h.year_flags::text as h_year_flags, h.h[:at] as h,
       l.status as aal_status, l.flags as aal_flags, l.year_flags::text as aal_year_flags,
       l.aal[:at] as aal, l.severe[:at] as severe,
       array(select c.probability[:at] from class_probability c
             where c.result_set_id = :result_set_id and c.hazard = :hazard and c.scenario = :scenario
               and c.grid_id = :grid_id
             order by c.class) as probabilities,
       e.aal[:at] as event_aal, e.deviation[:at] as deviation, e.at_return_periods as at_return_periods
from hazard_series h
join loss_series l on l.result_set_id = :result_set_id and l.hazard = :hazard and l.scenario = :scenario
                  and l.grid_id = :grid_id
left join event_series e on e.result_set_id = :result_set_id and e.hazard = :hazard and e.scenario = :scenario
                        and e.grid_id = :grid_id
where h.result_set_id = :result_set_id
  and h.hazard = :hazard
  and h.scenario = :scenario
  and h.grid_id = :grid_id
