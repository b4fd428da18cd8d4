-- one row updated: the event is delivered, dropped or dead
update outbox
set status = :status, error = :error, finished_at = clock_timestamp()
where id = :id
  and status = 'PENDING'
