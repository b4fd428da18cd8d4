-- up to :limit rows, newest first, after the job :after if given; index job_by_tenant
select j.*, p.*
from job j
cross join lateral job_progress(j.id) p
where (:tenant::text is null or j.tenant = :tenant)
  and (:status::text is null or j.status = :status)
  and j.type in (:types)
  and (:after::uuid is null
       or (j.created_at, j.id) < (select a.created_at, a.id from job a where a.id = :after::uuid))
order by j.created_at desc, j.id desc
limit :limit
