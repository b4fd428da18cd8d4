-- up to one row for each id: the jobs with the counts of their chunks, of any tenant; primary key
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
where j.id = any (:ids)
