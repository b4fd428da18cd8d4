-- up to one row for each id: the jobs with the counts of their chunks, of any tenant; parameters longer than
-- :longest bytes are left out, of a result is only told that there is one; primary key
select j.id, j.type, j.tenant, j.priority, j.status, j.data_version, j.traceparent, j.error_code,
       j.error_detail, j.created_at, j.run_at, j.started_at, j.finished_at, p.*,
       case when octet_length(j.params::text) <= :longest then j.params::text else 'null' end as params,
       case when j.result is not null then '{}' end as result
from job j
cross join lateral job_progress(j.id) p
where j.id = any (:ids)
