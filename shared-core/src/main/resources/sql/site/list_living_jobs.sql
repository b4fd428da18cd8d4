-- living jobs that work for this site and nothing else; index job_by_tenant
select id
from job
where tenant = :tenant
  and type in ('ASSESS_SITES', 'RELOCATION')
  and status in ('PENDING', 'RUNNING')
  and (params -> 'siteIds' = jsonb_build_array(:id::text) or params ->> 'siteId' = :id)
