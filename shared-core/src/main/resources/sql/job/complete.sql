-- one row updated if the chunk still holds this token; none means: fenced off, roll back
update chunk
set status = 'DONE', result_rows = :result_rows, error = null, finished_at = clock_timestamp()
where id = :id
  and token = :token
  and status = 'RUNNING'
