-- one row per combination of versions that the results of the chosen sites come from
select r.data_version, r.model_version, count(*) as results, max(r.computed_at) as newest
from site_risk r
join site s on s.id = r.site_id
where s.tenant = :tenant
  and (:ids::uuid[] is null or s.id = any (:ids::uuid[]))
group by r.data_version, r.model_version
order by r.data_version, r.model_version
