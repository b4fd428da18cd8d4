-- up to :limit entries, newest first, before the entry :before if given; null leaves a choice open; primary key,
-- indexes audit_by_tenant, audit_by_time
select id, at, tenant, key_id, subject, role, action, target, status, trace_id
from audit
where (:tenant::text is null or tenant = :tenant)
  and (:key_id::uuid is null or key_id = :key_id::uuid)
  and (:action::text is null or starts_with(action, :action))
  and (:from::timestamptz is null or at >= :from::timestamptz)
  and (:to::timestamptz is null or at < :to::timestamptz)
  and (:before::bigint is null or id < :before::bigint)
order by id desc
limit :limit
