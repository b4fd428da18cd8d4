-- one row: chunks waiting, chunks in work, jobs open; indexes chunk_claimable and job_open
select count(c.id) filter (where c.status = 'PENDING') as waiting,
       count(c.id) filter (where c.status = 'RUNNING') as running,
       count(distinct j.id) as jobs
from job j
left join chunk c on c.job_id = j.id and c.status in ('PENDING', 'RUNNING')
where j.status in ('PENDING', 'RUNNING')
