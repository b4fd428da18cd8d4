-- up to 36 rows: base AAL of one year in two result sets, over the grid points that both have; primary keys
select a.hazard, a.scenario, count(*) as points,
       count(*) filter (where a.aal is not null and b.aal is not null) as valued,
       count(*) filter (where (a.aal is null) <> (b.aal is null)) as gained_or_lost,
       count(*) filter (where a.aal[:at] <> b.aal[:at]) as changed,
       avg(b.aal[:at] - a.aal[:at]) as mean, max(abs(b.aal[:at] - a.aal[:at])) as largest
from loss_series a
join loss_series b on b.result_set_id = :b and b.hazard = a.hazard and b.scenario = a.scenario and b.grid_id = a.grid_id
where a.result_set_id = :a
  and a.hazard = any (:hazards)
  and a.scenario = any (:scenarios)
group by a.hazard, a.scenario
order by a.hazard, a.scenario
