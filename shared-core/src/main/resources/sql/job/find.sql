-- at most one row: the job with the counts of its chunks; tenant null means any tenant
select j.*, p.*
from job j
cross join lateral job_progress(j.id) p
where j.id = :id
  and (:tenant::text is null or j.tenant = :tenant)
