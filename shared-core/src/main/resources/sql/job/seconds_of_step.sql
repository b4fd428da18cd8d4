-- one row per finished step of a job: how long it took
select name, extract(epoch from finished_at - started_at) as seconds
from step
where job_id = :job_id
  and finished_at is not null
  and started_at is not null
order by ordinal
