-- chunks whose lease ran out on their last try: nobody is left to say that they failed
with lost as (
  update chunk c
  set status = 'FAILED', token = c.token + 1, finished_at = clock_timestamp(),
      error = coalesce(c.error || '; ', '') || 'the worker was lost on the last try'
  from step s
  join job j on j.id = s.job_id and j.status = 'RUNNING'
  where s.status = 'RUNNING'
    and c.job_id = s.job_id and c.step = s.ordinal and c.ordinal >= s.first_open
    and c.finished_at is null
    and c.status = 'RUNNING'
    and c.lease_until < clock_timestamp()
    and c.attempts >= :most_attempts
  returning c.*
)
insert into dead_letter (job_id, chunk_id, step, step_name, code, cause, input, attempts, traceparent)
select l.job_id, l.id, l.step, s.name, 'lost', l.error, l.input, l.attempts, j.traceparent
from lost l
join step s on s.job_id = l.job_id and s.ordinal = l.step
join job j on j.id = l.job_id
