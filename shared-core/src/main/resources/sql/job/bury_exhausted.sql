-- chunks whose lease ran out on their last try: nobody is left to say that they failed
with lost as (
  update chunk c
  set status = 'FAILED', token = token + 1, finished_at = clock_timestamp(),
      error = coalesce(error || '; ', '') || 'the worker was lost on the last try'
  where c.finished_at is null
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
