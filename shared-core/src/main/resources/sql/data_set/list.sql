-- one row per data set that was ever current, the current one first
select id, data_version, name, origin, state, warming_levels_k, base_years, grid_points, created_at, activated_at,
       (select count(*) from region r where r.data_set_id = d.id) as regions,
       (select count(*) from station s where s.data_set_id = d.id) as stations
from data_set d
where state in ('CURRENT', 'RETIRED')
order by state, activated_at desc nulls last, id desc
