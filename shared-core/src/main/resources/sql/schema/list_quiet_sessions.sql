-- of some sessions those that wait for their client, and since when; a session that is gone has no row
select pid, extract(epoch from state_change)::text as since
from pg_stat_activity
where pid = any (?::integer[])
  and (state <> 'active' or wait_event = 'ClientRead')
union all
select gone.pid, 'gone'
from unnest(?::integer[]) as gone (pid)
where not exists (select from pg_stat_activity a where a.pid = gone.pid)
