-- one row updated if the job had failed and nobody does the same work now; index job_living
update job j
set status = 'RUNNING', finished_at = null, error_code = null, error_detail = null, resumed_at = clock_timestamp()
where j.id = :job_id
  and j.status = 'FAILED'
  and not exists (
    select from job l
    where l.tenant = j.tenant and l.live_key = j.live_key and l.id <> j.id and l.status in ('PENDING', 'RUNNING'))
