-- one row per hazard, scenario and status of the chosen sites
select r.hazard, r.scenario, r.status, count(*) as sites
from site_risk r
join site s on s.id = r.site_id
where s.tenant = :tenant
  and (:ids::uuid[] is null or s.id = any (:ids::uuid[]))
group by r.hazard, r.scenario, r.status
order by r.hazard, r.scenario, r.status
