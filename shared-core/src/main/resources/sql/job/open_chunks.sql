-- one row per input, none without the step, which this transaction has locked
insert into chunk (job_id, step, ordinal, input, live_key)
select s.job_id, s.ordinal, n.ordinal - 1, n.input::jsonb, n.live_key
from step s
cross join unnest(:inputs::text[], :live_keys::text[]) with ordinality as n (input, live_key, ordinal)
where s.job_id = :job_id
  and s.ordinal = :step
