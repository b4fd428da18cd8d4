-- one row updated when the job's first step opens
update job
set status = 'RUNNING', started_at = clock_timestamp()
where id = :job_id
  and status = 'PENDING'
