-- one row: the chosen sites, and those that have results
select count(*) as sites,
       count(*) filter (where exists (select from site_risk r where r.site_id = s.id)) as assessed
from site s
where s.tenant = :tenant
  and (:ids::uuid[] is null or s.id = any (:ids::uuid[]))
