-- up to :limit webhooks of a tenant in order of their ids, after :after if given; index webhook_by_tenant
select id, url, events, created_at
from webhook
where tenant = :tenant
  and (:after::uuid is null or id > :after::uuid)
order by id
limit :limit
