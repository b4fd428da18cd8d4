-- one row if the chunk still holds this token, and whether other jobs may wait for the same work; none means:
-- fenced off, roll back. Items of the chunk that are dead letters keep it from counting as done
-- (|| '' keeps to the key: the partial indexes of a queue that was empty look empty, and are not)
update chunk
set status = case when exists (select from dead_letter d where d.chunk_id = chunk.id and d.reprocessed_at is null)
                  then 'FAILED' else 'DONE' end,
    result_rows = result_rows + :result_rows,
    error = :error,
    finished_at = clock_timestamp()
where id = :id
  and token = :token
  and status || '' = 'RUNNING'
returning live_key is not null as is_shared
