-- all keys, oldest first: a few
select id, tenant, role, created_at, revoked_at
from api_key
order by created_at, id
