-- one row inserted for each webhook of the tenant that hears of this end of a job; none at a repeat
insert into outbox (topic, schema_version, dedupe_key, payload, traceparent)
select 'webhook.delivery', 1, w.id || '/' || e.dedupe_key,
       jsonb_build_object('webhookId', w.id, 'seq', e.id, 'event', lower(e.payload ->> 'status'),
                          'jobId', e.payload ->> 'jobId', 'jobType', e.payload ->> 'type',
                          'finishedAt', e.payload ->> 'finishedAt'),
       e.traceparent
from outbox e
join webhook w on w.tenant = e.payload ->> 'tenant' and lower(e.payload ->> 'status') = any (w.events)
where e.id = :id
on conflict (topic, dedupe_key) do nothing
