-- one row per input
insert into chunk (job_id, step, ordinal, input)
select :job_id, :step, n.ordinal - 1, n.input::jsonb
from unnest(:inputs::text[]) with ordinality as n (input, ordinal)
