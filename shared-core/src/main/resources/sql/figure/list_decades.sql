-- up to 9 x 2 rows: means of a decade's yearly results over the grid points where the peril can act; a scan of two tables
select v.measure, v.hazard, count(*) as points, percentile_cont(0.5) within group (order by v.mean) as median
from (select 'H' as measure, h.hazard, m.mean
      from hazard_series h
      cross join lateral (select avg(x) as mean from unnest(h.h[:first_at : :last_at]) x) m
      where h.result_set_id = :result_set_id and h.scenario = :scenario and h.h is not null
        and h.status <> 'NOT_APPLICABLE'
      union all
      select 'AAL', l.hazard, m.mean
      from loss_series l
      cross join lateral (select avg(x) as mean from unnest(l.aal[:first_at : :last_at]) x) m
      where l.result_set_id = :result_set_id and l.scenario = :scenario and l.aal is not null
        and l.status <> 'NOT_APPLICABLE') v
group by v.measure, v.hazard
order by v.hazard, v.measure
