-- every unfinished chunk of a job; the token moves on, so that running work can no longer write
update chunk
set status = 'CANCELLED', token = token + 1, finished_at = clock_timestamp()
where job_id = :job_id
  and finished_at is null
