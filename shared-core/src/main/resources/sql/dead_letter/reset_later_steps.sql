-- the steps after it wait for it again
update step
set status = 'PENDING', started_at = null, finished_at = null, served_at = null
where job_id = :job_id
  and ordinal > :step
