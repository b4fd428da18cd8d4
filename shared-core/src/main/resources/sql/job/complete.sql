-- one row updated if the chunk still holds this token; none means: fenced off, roll back. For a first claim
-- alone (token 1), which has no dead letters from before
update chunk
set status = 'DONE',
    result_rows = result_rows + :result_rows,
    finished_at = clock_timestamp()
where id = :id
  and token = :token
  and status = 'RUNNING'
