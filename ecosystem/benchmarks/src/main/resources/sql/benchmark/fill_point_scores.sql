-- rows inserted: points x 9 risks x 80 years, the same values as the series; a gap stays null
insert into point_scores
select p.latitude, p.longitude, a.hazard, (a.first_year + v.n - 1)::text, v.a, v.b, v.c, v.d
from hazard_series a
join hazard_series b using (result_set_id, hazard, grid_id)
join hazard_series c using (result_set_id, hazard, grid_id)
join hazard_series d using (result_set_id, hazard, grid_id)
join grid_point p on p.data_set_id = ? and p.id = a.grid_id
cross join lateral unnest(
  coalesce(a.h, array_fill(null::float8, array[80])),
  coalesce(b.h, array_fill(null::float8, array[80])),
  coalesce(c.h, array_fill(null::float8, array[80])),
  coalesce(d.h, array_fill(null::float8, array[80]))) with ordinality as v (a, b, c, d, n)
where a.result_set_id = ?
  and a.scenario = 'SSP126' and b.scenario = 'SSP245' and c.scenario = 'SSP370' and d.scenario = 'SSP585'
order by p.latitude, p.longitude, a.hazard, v.n
