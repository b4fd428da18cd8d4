-- some 9 x 10 rows: grid points that carry a flag in any scenario and year; a scan of both tables
select f.hazard, f.flag, count(distinct f.grid_id) filter (where f.measure = 'H') as h_points,
       count(distinct f.grid_id) filter (where f.measure = 'AAL') as aal_points
from (select 'H' as measure, h.hazard, h.grid_id, unnest(h.flags || array(select jsonb_object_keys(h.year_flags))) as flag
      from hazard_series h
      where h.result_set_id = :result_set_id
      union all
      select 'AAL', l.hazard, l.grid_id, unnest(l.flags || array(select jsonb_object_keys(l.year_flags)))
      from loss_series l
      where l.result_set_id = :result_set_id) f
group by f.hazard, f.flag
order by f.hazard, f.flag
