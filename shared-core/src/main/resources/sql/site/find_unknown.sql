-- those of the ids that are no site of the tenant; primary key
select asked.id
from unnest(:ids::uuid[]) as asked (id)
where not exists (select from site s where s.id = asked.id and s.tenant = :tenant)
limit 100
