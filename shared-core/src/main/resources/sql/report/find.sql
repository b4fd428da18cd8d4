-- at most one row: a report of a tenant; primary key
select id, job_id, language, created_at, body::text
from report
where id = :id
  and tenant = :tenant
