-- one row per site of a tenant, or of every tenant, that was never assessed
select id
from site s
where (:tenant::text is null or tenant = :tenant)
  and not exists (select from site_risk r where r.site_id = s.id)
order by id
