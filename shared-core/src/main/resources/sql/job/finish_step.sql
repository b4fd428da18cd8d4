-- one row updated if the step was running
update step
set status = :status, finished_at = clock_timestamp()
where job_id = :job_id
  and ordinal = :ordinal
  and status = 'RUNNING'
