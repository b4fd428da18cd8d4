-- up to :limit chunks, none of the steps :without_steps: waiting ones and those whose lease ran out,
-- first priority first; index chunk_claimable
with claimable as (
  select c.id
  from job j
  join step s on s.job_id = j.id and s.status = 'RUNNING'
  join chunk c on c.job_id = s.job_id and c.step = s.ordinal
  where j.status = 'RUNNING'
    and (c.status = 'PENDING' or (c.status = 'RUNNING' and c.lease_until < clock_timestamp()))
    and c.attempts < :most_attempts
    and s.name <> all (:without_steps::text[])
  order by j.priority desc, j.created_at, c.ordinal
  limit :limit
  for update of c skip locked
)
update chunk c
set status = 'RUNNING',
    token = c.token + 1,
    attempts = c.attempts + 1,
    lease_until = clock_timestamp() + make_interval(secs => :lease_seconds),
    started_at = clock_timestamp()
from claimable, job j, step s
where c.id = claimable.id
  and j.id = c.job_id
  and s.job_id = c.job_id
  and s.ordinal = c.step
returning c.id, c.job_id, j.type, j.tenant, j.params::text, j.data_version, j.traceparent,
          c.step, s.name as step_name, c.ordinal, c.input::text, c.token, c.attempts
