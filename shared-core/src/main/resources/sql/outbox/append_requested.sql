-- one row inserted: a job was asked for; no more than its id and type leaves
insert into outbox (topic, schema_version, dedupe_key, payload, traceparent)
select 'job.requested', 1, j.id::text, jsonb_build_object('jobId', j.id, 'type', j.type), j.traceparent
from job j
where j.id = :id
on conflict (topic, dedupe_key) do nothing
