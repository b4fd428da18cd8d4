-- one row updated: the step of the letters runs again
update step
set status = 'RUNNING', finished_at = null, served_at = null
where job_id = :job_id
  and ordinal = :step
