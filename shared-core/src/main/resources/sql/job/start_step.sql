-- one row updated if the step was waiting and its job lives
update step s
set status = 'RUNNING', started_at = clock_timestamp()
where s.job_id = :job_id
  and s.ordinal = :ordinal
  and s.status = 'PENDING'
  and exists (select from job j where j.id = s.job_id and j.status = 'RUNNING')
