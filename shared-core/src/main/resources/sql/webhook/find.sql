-- at most one row: a webhook of the tenant; primary key
select id, url, events, created_at
from webhook
where tenant = :tenant
  and id = :id
