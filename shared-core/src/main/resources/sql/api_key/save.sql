-- one row written, none if the key is known
insert into api_key (id, key_hash, tenant, role)
values (:id, :key_hash, :tenant, :role)
on conflict (key_hash) do nothing
