-- letters of a job that wait for somebody, in the order of its work
select d.*, j.type, j.tenant
from dead_letter d
join job j on j.id = d.job_id
where d.job_id = :job_id
  and d.reprocessed_at is null
order by d.step, d.id
