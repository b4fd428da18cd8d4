-- one row updated if the chunk still holds this token; none means: fenced off, roll back. Items of the chunk that
-- are dead letters, of this claim or of one before, keep it from counting as done
update chunk
set status = case when exists (select from dead_letter d where d.chunk_id = chunk.id and d.reprocessed_at is null)
                  then 'FAILED'::chunk_status else 'DONE' end,
    result_rows = result_rows + :result_rows,
    error = :error,
    finished_at = clock_timestamp()
where id = :id
  and token = :token
  and status = 'RUNNING'
