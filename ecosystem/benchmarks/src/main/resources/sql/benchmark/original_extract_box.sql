-- regions x risks x 80 rows of four scenarios: everything there is, by the box query
select r.code, k.risk_type, y.target_year, s.ssp126, s.ssp245, s.ssp370, s.ssp585
from region_point r
cross join unnest(?::text[]) as k (risk_type)
cross join generate_series(2021, 2100) as y (target_year)
cross join lateral (
  select p.ssp126, p.ssp245, p.ssp370, p.ssp585
  from point_scores p
  where p.risk_type = k.risk_type
    and p.target_year = y.target_year::text
    and p.latitude between r.latitude - 0.1 and r.latitude + 0.1
    and p.longitude between r.longitude - 0.1 and r.longitude + 0.1
  order by power(p.latitude - r.latitude, 2) + power(p.longitude - r.longitude, 2)
  limit 1) s
