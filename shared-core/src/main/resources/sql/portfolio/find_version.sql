-- one row that changes whenever a site or a result of the tenant does
select count(distinct s.id) as sites, max(s.updated_at) as changed_at, max(r.computed_at) as computed_at,
       max(r.data_version) as data_version, max(r.model_version) as model_version, count(r.*) as results
from site s
left join site_risk r on r.site_id = s.id
where s.tenant = :tenant
