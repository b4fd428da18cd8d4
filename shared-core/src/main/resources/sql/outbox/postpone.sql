-- one row updated: another try after a pause
update outbox
set run_at = clock_timestamp() + make_interval(secs => :delay_seconds), error = :error
where id = :id
  and status = 'PENDING'
