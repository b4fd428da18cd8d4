-- at most one row: one form of a tenant's report; primary keys
select r.language, f.format, f.is_gzip, f.size_bytes, f.sha256, f.content
from report_file f
join report r on r.id = f.report_id
where f.report_id = :id
  and f.format = :format
  and r.tenant = :tenant
