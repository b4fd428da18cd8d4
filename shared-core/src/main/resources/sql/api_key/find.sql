-- at most one row: the owner of a key that is not revoked and has not ended; unique index on key_hash
select id, tenant, role
from api_key
where key_hash = :key_hash
  and revoked_at is null
  and (expires_at is null or expires_at > clock_timestamp())
