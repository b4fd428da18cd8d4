-- one row: jobs of clients that are not finished; index job_open
select count(*)
from job
where status in ('PENDING', 'RUNNING')
  and type not in ('INGEST', 'NIGHT')
