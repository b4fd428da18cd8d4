-- one row per hazard, scenario and flag of the chosen sites
select r.hazard, r.scenario, f.flag, count(*) as sites
from site_risk r
join site s on s.id = r.site_id
cross join lateral (
  select unnest(r.flags) union select jsonb_object_keys(coalesce(r.year_flags, '{}'::jsonb))
) as f (flag)
where s.tenant = :tenant
  and (:ids::uuid[] is null or s.id = any (:ids::uuid[]))
  and r.scenario = any (:scenarios)
group by r.hazard, r.scenario, f.flag
order by r.hazard, r.scenario, f.flag
