-- up to 36 rows: H of one year in two result sets, over the grid points that both have; primary keys
select a.hazard, a.scenario, count(*) as points,
       count(*) filter (where a.h is not null and b.h is not null) as valued,
       count(*) filter (where (a.h is null) <> (b.h is null)) as gained_or_lost,
       count(*) filter (where a.h[:at] <> b.h[:at]) as changed,
       avg(b.h[:at] - a.h[:at]) as mean, max(abs(b.h[:at] - a.h[:at])) as largest
from hazard_series a
join hazard_series b on b.result_set_id = :b and b.hazard = a.hazard and b.scenario = a.scenario and b.grid_id = a.grid_id
where a.result_set_id = :a
  and a.hazard = any (:hazards)
  and a.scenario = any (:scenarios)
group by a.hazard, a.scenario
order by a.hazard, a.scenario
