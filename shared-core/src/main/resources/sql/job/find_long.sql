-- running steps and their jobs that have run for longer than a share of their limits; a reopened job begins anew
select s.job_id, j.type, s.name,
       extract(epoch from clock_timestamp() - greatest(s.started_at, j.resumed_at)) as step_seconds,
       extract(epoch from clock_timestamp() - coalesce(j.resumed_at, j.started_at)) as job_seconds
from step s
join job j on j.id = s.job_id and j.status = 'RUNNING'
where s.status = 'RUNNING'
  and (clock_timestamp() - greatest(s.started_at, j.resumed_at) >= make_interval(secs => :step_seconds)
       or clock_timestamp() - coalesce(j.resumed_at, j.started_at) >= make_interval(secs => :job_seconds))
