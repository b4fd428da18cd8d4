-- one row per site of a tenant, or of every tenant; index site_by_tenant
select id
from site
where (:tenant::text is null or tenant = :tenant)
order by id
