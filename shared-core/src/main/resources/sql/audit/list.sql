-- up to :limit entries, newest first, before the entry :before if given; tenant null means any; primary key
select id, at, tenant, key_id, subject, role, action, target, status, trace_id
from audit
where (:tenant::text is null or tenant = :tenant)
  and (:before::bigint is null or id < :before::bigint)
order by id desc
limit :limit
