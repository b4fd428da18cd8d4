-- all keys, oldest first: a few
select id, tenant, role, name, created_at, expires_at, revoked_at
from api_key
order by created_at, id
