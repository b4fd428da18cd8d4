-- every unfinished step of a job
update step
set status = 'CANCELLED', finished_at = clock_timestamp()
where job_id = :job_id
  and status in ('PENDING', 'RUNNING')
