-- one row written, none if the key is known; :days null means that it does not end
insert into api_key (id, key_hash, tenant, role, name, expires_at)
values (:id, :key_hash, :tenant, :role, :name, clock_timestamp() + make_interval(days => :days))
on conflict (key_hash) do nothing
