-- one row inserted
insert into job (id, type, tenant, params, live_key, idempotency_key, request_hash, priority, traceparent, run_at)
values (:id, :type, :tenant, :params::jsonb, :live_key, :idempotency_key, :request_hash, :priority, :traceparent, :run_at)
