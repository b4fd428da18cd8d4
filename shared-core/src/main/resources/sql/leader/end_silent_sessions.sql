-- one row: how many sessions of a lost scheduler were ended. A process that was stopped in the middle of a
-- transaction, even of a copy that counts as active, holds its locks for as long as it is silent; whoever
-- takes over has waited for longer than :silence_seconds. Living processes never are so long silent
select count(pg_terminate_backend(pid))
from pg_stat_activity
where datname = current_database()
  and usename = current_user
  and application_name = current_setting('application_name')
  and pid <> pg_backend_pid()
  and backend_xid is not null
  and wait_event = 'ClientRead'
  and xact_start < clock_timestamp() - make_interval(secs => :silence_seconds)
