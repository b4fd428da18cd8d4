-- up to :limit due events of some topics, nobody else's for :lease_seconds; index outbox_due
with due as (
  select id
  from outbox
  where status = 'PENDING'
    and topic = any (:topics::text[])
    and run_at <= clock_timestamp()
  order by run_at, id
  limit :limit
  for update skip locked
)
update outbox o
set attempts = o.attempts + 1, run_at = clock_timestamp() + make_interval(secs => :lease_seconds)
from due
where o.id = due.id
returning o.id, o.topic, o.schema_version, o.dedupe_key, o.payload::text, o.traceparent, o.attempts, o.created_at
