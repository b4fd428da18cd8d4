-- one row per currency and grid point: asset value of a tenant's sites that stand there, and their number
select s.currency, s.grid_id, sum(s.asset_value)::float8 as value, count(*) as sites
from site s
join result_set r on r.id = :result_set_id and r.data_set_id = s.data_set_id
where s.tenant = :tenant
  and s.asset_value is not null
  and s.currency is not null
  and s.grid_distance_m <= :reach_m
group by s.currency, s.grid_id
order by s.currency, s.grid_id
