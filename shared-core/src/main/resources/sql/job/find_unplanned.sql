-- due jobs that nobody has cut into steps yet, first priority first, then the newest; index job_open
select id, type, tenant, params::text, traceparent
from job j
where status = 'PENDING'
  and coalesce(run_at, '-infinity') <= clock_timestamp()
  and not exists (select from step s where s.job_id = j.id)
order by priority + floor(extract(epoch from clock_timestamp() - coalesce(run_at, created_at)) / :ageing_seconds) desc, created_at desc
limit :limit
