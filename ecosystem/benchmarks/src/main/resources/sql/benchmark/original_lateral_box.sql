-- up to regions x years rows: the same within 0.1 degrees; a region without a point there is missing
select r.code, y.target_year, s.ssp585
from region_point r
cross join unnest(?::text[]) as y (target_year)
cross join lateral (
  select p.ssp585
  from point_scores p
  where p.risk_type = ?
    and p.target_year = y.target_year
    and p.latitude between r.latitude - 0.1 and r.latitude + 0.1
    and p.longitude between r.longitude - 0.1 and r.longitude + 0.1
  order by power(p.latitude - r.latitude, 2) + power(p.longitude - r.longitude, 2)
  limit 1) s
