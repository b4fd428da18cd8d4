-- waiting chunks of other jobs for the same work, opened before these read their input: done with them;
-- one row for each job
with twin as (
  update chunk t
  set status = 'DONE', token = t.token + 1, finished_at = clock_timestamp()
  from chunk c
  where c.id = any (:ids::bigint[])
    and c.status = 'DONE'
    and t.live_key = c.live_key
    and t.opened_at >= (select min(created_at) from job where status = 'RUNNING')
    and t.id <> c.id
    and t.finished_at is null
    and t.status = 'PENDING'
    and t.opened_at < c.started_at
  returning t.job_id
)
select distinct job_id from twin
