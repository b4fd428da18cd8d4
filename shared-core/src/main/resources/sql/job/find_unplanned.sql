-- jobs that nobody has cut into steps yet, first priority first; index job_open
select id, type, tenant, params::text, traceparent
from job j
where status = 'PENDING'
  and not exists (select from step s where s.job_id = j.id)
order by priority desc, created_at
limit :limit
