-- at most one row: the job of a client's idempotency key; index job_idempotent
select id, status, request_hash
from job
where tenant = :tenant
  and idempotency_key = :idempotency_key
