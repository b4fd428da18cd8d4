-- one row updated: the mark of a running step moves to its first chunk that is open; the caller holds the job's
-- row, so that no chunk of it is reopened meanwhile
update step s
set first_open = coalesce((
    select c.ordinal
    from chunk c
    where c.job_id = s.job_id and c.step = s.ordinal and c.ordinal >= s.first_open and c.finished_at is null
    order by c.ordinal
    limit 1), s.first_open)
where s.job_id = :job_id
  and s.ordinal = :ordinal
  and s.status = 'RUNNING'
