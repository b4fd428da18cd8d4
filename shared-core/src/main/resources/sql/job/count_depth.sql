-- one row: chunks waiting, chunks in work, jobs open; indexes chunk_claimable and job_open
select count(*) filter (where c.status = 'PENDING') as waiting,
       count(*) filter (where c.status = 'RUNNING') as running,
       (select count(*) from job where status in ('PENDING', 'RUNNING')) as jobs
from chunk c
where c.status in ('PENDING', 'RUNNING')
