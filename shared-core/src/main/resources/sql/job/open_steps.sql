-- one row per step name; the first open wins, a repeat changes nothing
insert into step (job_id, ordinal, name)
select :job_id, n.ordinal - 1, n.name
from unnest(:names::text[]) with ordinality as n (name, ordinal)
on conflict do nothing
