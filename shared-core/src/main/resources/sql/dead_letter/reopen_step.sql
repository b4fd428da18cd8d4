-- one row updated: the step of the letters runs again, and any of its chunks may be open
update step
set status = 'RUNNING', finished_at = null, served_at = null, first_open = 0
where job_id = :job_id
  and ordinal = :step
