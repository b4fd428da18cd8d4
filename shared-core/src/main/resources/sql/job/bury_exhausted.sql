-- chunks whose lease ran out on their last try: nobody is left to say that they failed
update chunk
set status = 'FAILED', token = token + 1, finished_at = clock_timestamp(),
    error = coalesce(error, 'the worker was lost on the last try')
where status = 'RUNNING'
  and lease_until < clock_timestamp()
  and attempts >= :most_attempts
