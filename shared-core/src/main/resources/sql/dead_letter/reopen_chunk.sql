-- one row updated: the chunk has its tries again, for the input of the chosen letters alone
update chunk
set status = 'PENDING', token = token + 1, attempts = 0, releases = 0, run_at = null, finished_at = null,
    error = null, input = coalesce(:input::jsonb, input)
where id = :chunk_id
  and status in ('FAILED', 'TIMED_OUT')
