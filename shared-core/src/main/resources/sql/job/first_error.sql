-- at most one row: the error of the first dead chunk of a job
select error
from chunk
where job_id = :id
  and status in ('FAILED', 'TIMED_OUT')
order by step, ordinal
limit 1
