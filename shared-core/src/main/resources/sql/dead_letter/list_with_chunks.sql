-- up to :limit letters that wait for somebody with their chunks, newest first, before the letter :before if given
select d.id, d.job_id, j.type, j.tenant, d.step_name, c.ordinal, c.status, d.attempts, d.cause as error,
       d.input::text, c.started_at, d.created_at as finished_at
from dead_letter d
join job j on j.id = d.job_id
join chunk c on c.id = d.chunk_id
where d.reprocessed_at is null
  and (:before::bigint is null or d.id < :before::bigint)
order by d.id desc
limit :limit
