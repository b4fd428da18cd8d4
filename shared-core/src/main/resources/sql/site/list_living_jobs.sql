-- living jobs that assess this site and nothing else; index job_by_tenant
select id
from job
where tenant = :tenant
  and type = 'ASSESS_SITES'
  and status in ('PENDING', 'RUNNING')
  and params -> 'siteIds' = jsonb_build_array(:id::text)
