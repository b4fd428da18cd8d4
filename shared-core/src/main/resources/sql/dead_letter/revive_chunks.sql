-- chunks that an abort had called off
update chunk
set status = 'PENDING', token = token + 1, attempts = 0, releases = 0, run_at = null, finished_at = null
where job_id = :job_id
  and step = :step
  and status = 'CANCELLED'
