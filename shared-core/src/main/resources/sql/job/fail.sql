-- one row updated if the chunk still holds this token: back to waiting, or dead after its last try
update chunk
set status = case when attempts < :most_attempts then 'PENDING' else :dead_status end,
    token = token + 1,
    error = :error,
    finished_at = clock_timestamp()
where id = :id
  and token = :token
  and status = 'RUNNING'
