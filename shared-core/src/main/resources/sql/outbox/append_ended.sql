-- one row inserted: a job came to an end; a reopened job ends again, at another time
insert into outbox (topic, schema_version, dedupe_key, payload, traceparent)
select 'job.ended', 1, j.id || '/' || extract(epoch from j.finished_at),
       jsonb_build_object('jobId', j.id, 'type', j.type, 'tenant', j.tenant, 'status', j.status,
                          'finishedAt', j.finished_at),
       j.traceparent
from job j
where j.id = :id
  and j.status in ('COMPLETED', 'FAILED', 'CANCELLED')
on conflict (topic, dedupe_key) do nothing
