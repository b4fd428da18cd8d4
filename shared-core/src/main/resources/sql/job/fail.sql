-- one row if the chunk still holds this token: back to waiting for :delay_seconds, or dead after its last try
update chunk
set status = case when attempts < :most_attempts then 'PENDING' else :dead_status::chunk_status end,
    token = token + 1,
    error = :error,
    run_at = clock_timestamp() + make_interval(secs => :delay_seconds),
    finished_at = case when attempts < :most_attempts then null else clock_timestamp() end
where id = :id
  and token = :token
  and status = 'RUNNING'
returning status <> 'PENDING' as dead
