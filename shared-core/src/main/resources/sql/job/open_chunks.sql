-- one row per input
insert into chunk (job_id, step, ordinal, input, live_key)
select :job_id, :step, n.ordinal - 1, n.input::jsonb, n.live_key
from unnest(:inputs::text[], :live_keys::text[]) with ordinality as n (input, live_key, ordinal)
