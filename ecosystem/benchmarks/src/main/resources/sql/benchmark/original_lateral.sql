-- regions x years rows: the nearest point's score, searched for every region and year
select r.code, y.target_year, s.ssp585
from region_point r
cross join unnest(?::text[]) as y (target_year)
cross join lateral (
  select p.ssp585
  from point_scores p
  where p.risk_type = ?
    and p.target_year = y.target_year
  order by power(p.latitude - r.latitude, 2) + power(p.longitude - r.longitude, 2)
  limit 1) s
