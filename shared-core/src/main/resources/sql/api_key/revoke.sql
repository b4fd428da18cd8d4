-- one row written, none if there is no such key or it was revoked before; primary key
update api_key
set revoked_at = clock_timestamp()
where id = :id
  and revoked_at is null
