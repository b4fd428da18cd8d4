-- ids of the tenant's jobs that have not ended; index job_by_tenant
select id
from job
where tenant = :tenant
  and status in ('PENDING', 'RUNNING')
