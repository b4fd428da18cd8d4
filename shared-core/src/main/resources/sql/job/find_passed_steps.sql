-- running steps with :stride chunks that are over from the mark of the step on, and an open one behind them
select s.job_id, s.ordinal
from step s
join job j on j.id = s.job_id and j.status = 'RUNNING'
where s.status = 'RUNNING'
  and (
    select c.ordinal
    from chunk c
    where c.job_id = s.job_id and c.step = s.ordinal and c.ordinal >= s.first_open and c.finished_at is null
    order by c.ordinal
    limit 1) >= s.first_open + :stride
