-- at most one row: the living job of the same work; index job_living
select id, status
from job
where tenant = :tenant
  and live_key = :live_key
  and status in ('PENDING', 'RUNNING')
