-- up to 9 x 3 rows: a year of a scenario over the grid points where the peril can act; a scan of three tables
select v.measure, v.hazard, count(v.value) as points, min(v.value) as least,
       percentile_cont(0.5) within group (order by v.value) as median, max(v.value) as most,
       percentile_cont(0.5) within group (order by v.warming_low) as warming_low,
       percentile_cont(0.5) within group (order by v.warming_high) as warming_high,
       percentile_cont(0.5) within group (order by v.response_low) as response_low,
       percentile_cont(0.5) within group (order by v.response_high) as response_high
from (select 'H' as measure, h.hazard, h.h[:at] as value, w.h_low[:at]::float8 as warming_low,
             w.h_high[:at]::float8 as warming_high, r.h_low[:at]::float8 as response_low,
             r.h_high[:at]::float8 as response_high
      from hazard_series h
      left join band_series w on w.result_set_id = :result_set_id and w.hazard = h.hazard and w.scenario = h.scenario
                             and w.grid_id = h.grid_id and w.contents in ('WARMING', 'SEA_LEVEL')
      left join band_series r on r.result_set_id = :result_set_id and r.hazard = h.hazard and r.scenario = h.scenario
                             and r.grid_id = h.grid_id and r.contents = 'RESPONSE'
      where h.result_set_id = :result_set_id and h.scenario = :scenario and h.h is not null
        and h.status <> 'NOT_APPLICABLE'
      union all
      select 'AAL', l.hazard, l.aal[:at], w.aal_low[:at]::float8, w.aal_high[:at]::float8, r.aal_low[:at]::float8,
             r.aal_high[:at]::float8
      from loss_series l
      left join band_series w on w.result_set_id = :result_set_id and w.hazard = l.hazard and w.scenario = l.scenario
                             and w.grid_id = l.grid_id and w.contents in ('WARMING', 'SEA_LEVEL')
      left join band_series r on r.result_set_id = :result_set_id and r.hazard = l.hazard and r.scenario = l.scenario
                             and r.grid_id = l.grid_id and r.contents = 'RESPONSE'
      where l.result_set_id = :result_set_id and l.scenario = :scenario and l.aal is not null
        and l.status <> 'NOT_APPLICABLE'
      union all
      select 'EVENT_AAL', e.hazard, e.aal[:at], e.damage_low[:at], e.damage_high[:at], e.response_low[:at],
             e.response_high[:at]
      from event_series e
      where e.result_set_id = :result_set_id and e.scenario = :scenario) v
group by v.measure, v.hazard
order by v.hazard, v.measure
