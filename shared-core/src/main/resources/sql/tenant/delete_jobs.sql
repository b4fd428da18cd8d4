-- all jobs of the tenant that have ended, with their steps and chunks; index job_by_tenant
delete from job
where tenant = :tenant
  and status in ('COMPLETED', 'FAILED', 'CANCELLED')
