-- running steps of living jobs with nothing left to claim or to wait for
select s.job_id, j.type, s.ordinal, s.name,
       (select count(*) from step a where a.job_id = s.job_id) as steps,
       (select count(*) from chunk c where c.job_id = s.job_id and c.step = s.ordinal and c.status in ('FAILED', 'TIMED_OUT')) as failed
from step s
join job j on j.id = s.job_id and j.status = 'RUNNING'
where s.status = 'RUNNING'
  and (
    select c.id
    from chunk c
    where c.job_id = s.job_id and c.step = s.ordinal and c.ordinal >= s.first_open and c.finished_at is null
    order by c.ordinal
    limit 1) is null
order by j.priority desc, j.created_at
