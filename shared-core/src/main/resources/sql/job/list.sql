-- up to :limit rows, newest first, after the job :after if given; index job_by_tenant
select j.*, s.name as step_name, c.total, c.done, c.failed, c.timed_out, c.result_rows, c.attempts
from job j
left join lateral (
  select name from step where job_id = j.id and status <> 'PENDING' order by ordinal desc limit 1
) s on true
cross join lateral (
  select count(*) as total,
         count(*) filter (where status = 'DONE') as done,
         count(*) filter (where status = 'FAILED') as failed,
         count(*) filter (where status = 'TIMED_OUT') as timed_out,
         coalesce(sum(chunk.result_rows), 0) as result_rows,
         coalesce(max(chunk.attempts), 0) as attempts
  from chunk where job_id = j.id
) c
where (:tenant::text is null or j.tenant = :tenant)
  and (:status::text is null or j.status = :status)
  and j.type in (:types)
  and (:after::uuid is null
       or (j.created_at, j.id) < (select a.created_at, a.id from job a where a.id = :after::uuid))
order by j.created_at desc, j.id desc
limit :limit
