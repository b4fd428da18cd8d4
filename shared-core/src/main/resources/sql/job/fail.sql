-- one row if the chunk still holds this token: back to waiting for :delay_seconds, or dead after its last try
-- (|| '' keeps to the key: the partial indexes of a queue that was empty look empty, and are not)
update chunk
set status = case when attempts < :most_attempts then 'PENDING' else :dead_status end,
    token = token + 1,
    error = :error,
    run_at = clock_timestamp() + make_interval(secs => :delay_seconds),
    finished_at = clock_timestamp()
where id = :id
  and token = :token
  and status || '' = 'RUNNING'
returning status <> 'PENDING' as dead
