-- one row: unfinished jobs of clients, of all tenants and of one; index job_open
select count(*) filter (where coalesce(run_at, '-infinity') <= clock_timestamp()) as of_all, count(*) filter (where tenant = :tenant) as of_tenant
from job
where status in ('PENDING', 'RUNNING')
  and type not in ('INGEST', 'NIGHT')
