<<<<<<< HEAD
-- up to :limit letters that wait for somebody, newest first, below the id :before if given
select d.*, j.type, j.tenant
from dead_letter d
join job j on j.id = d.job_id
where d.reprocessed_at is null
  and (:before::bigint is null or d.id < :before)
order by d.id desc
=======
-- up to :limit chunks that nobody will try again, newest first, before the chunk :before if given
select c.id, c.job_id, j.type, j.tenant, s.name as step_name, c.ordinal, c.status, c.attempts, c.error,
       c.input::text, c.started_at, c.finished_at
from chunk c
join job j on j.id = c.job_id
join step s on s.job_id = c.job_id and s.ordinal = c.step
where c.status in ('FAILED', 'TIMED_OUT')
  and (:before::bigint is null or c.id < :before::bigint)
order by c.id desc
>>>>>>> h-api
limit :limit
