-- up to :limit rows without their bodies, newest first, after the report :after if given; index report_by_tenant
select id, job_id, language, created_at
from report
where tenant = :tenant
  and (:after::uuid is null
       or (created_at, id) < (select a.created_at, a.id from report a where a.id = :after::uuid))
order by created_at desc, id desc
limit :limit
