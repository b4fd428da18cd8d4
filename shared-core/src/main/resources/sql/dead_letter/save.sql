-- one row inserted: the chunk, or one item of it, that used up its tries
insert into dead_letter (job_id, chunk_id, step, step_name, code, cause, input, attempts, traceparent)
select c.job_id, c.id, c.step, s.name, :code, :cause, coalesce(:input::jsonb, c.input), c.attempts, j.traceparent
from chunk c
join step s on s.job_id = c.job_id and s.ordinal = c.step
join job j on j.id = c.job_id
where c.id = :chunk_id
