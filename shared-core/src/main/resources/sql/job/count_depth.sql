-- one row: chunks waiting, chunks in work, jobs open, and for how many seconds the oldest due chunk has
-- waited; indexes job_open and chunk_job_id_step_ordinal_key from the mark of the step on
select count(c.id) filter (where c.status = 'PENDING') as waiting,
       count(c.id) filter (where c.status = 'RUNNING') as running,
       count(distinct j.id) as jobs,
       coalesce(extract(epoch from clock_timestamp()
                                   - min(greatest(c.opened_at, c.run_at)) filter (where c.status = 'PENDING')), 0) as lag_seconds
from job j
left join step s on s.job_id = j.id and s.status = 'RUNNING'
left join chunk c on c.job_id = s.job_id and c.step = s.ordinal and c.ordinal >= s.first_open and c.finished_at is null
where j.status in ('PENDING', 'RUNNING')
