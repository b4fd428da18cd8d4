-- ids and tokens of the chunks that still hold their token; the others were fenced off
update chunk c
set lease_until = clock_timestamp() + make_interval(secs => :lease_seconds)
from unnest(:ids::bigint[], :tokens::bigint[]) as held (id, token)
where c.id = held.id
  and c.token = held.token
  and c.status = 'RUNNING'
returning c.id, c.token
