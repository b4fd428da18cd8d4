-- running steps to give up before their end: a system error, or the first :most_failed chunks dead and none done
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
    limit 1) is not null
  and (exists (
         select from dead_letter d
         where d.job_id = s.job_id and d.step = s.ordinal and d.code = 'system-error' and d.reprocessed_at is null)
       or (
         select c.id
         from chunk c
         where c.job_id = s.job_id and c.step = s.ordinal and c.status = 'DONE'
         order by c.ordinal
         limit 1) is null
       and :most_failed <= (
         select count(*) from chunk c where c.job_id = s.job_id and c.step = s.ordinal and c.status in ('FAILED', 'TIMED_OUT')))
