-- up to :limit rows, newest first, after the job :after if given; parameters longer than :longest bytes are
-- left out, of a result is only told that there is one; index job_by_tenant
select j.id, j.type, j.tenant, j.priority, j.status, j.data_version, j.traceparent, j.error_code,
       j.error_detail, j.created_at, j.run_at, j.started_at, j.finished_at, p.*,
       case when octet_length(j.params::text) <= :longest then j.params::text else 'null' end as params,
       case when j.result is not null then '{}' end as result
from job j
cross join lateral job_progress(j.id) p
where (:tenant::text is null or j.tenant = :tenant)
  and (:status::text is null or j.status = :status)
  and j.type in (:types)
  and (:after::uuid is null
       or (j.created_at, j.id) < (select a.created_at, a.id from job a where a.id = :after::uuid))
order by j.created_at desc, j.id desc
limit :limit
