--liquibase formatted sql

--changeset ondo:075-job-progress splitStatements:false
--comment How far a job is: its step and the counts of its chunks. A function and not a view, because the planner puts it in line for each job that is read, and it knows every column that a job gains later.
create function job_progress(id uuid)
  returns table (step_name text, total bigint, done bigint, failed bigint, timed_out bigint, result_rows numeric,
                 attempts integer)
  language sql
  stable
as $$
  select s.name, c.total, c.done, c.failed, c.timed_out, c.result_rows, c.attempts
  from (
    select count(*) as total,
           count(*) filter (where status = 'DONE') as done,
           count(*) filter (where status = 'FAILED') as failed,
           count(*) filter (where status = 'TIMED_OUT') as timed_out,
           coalesce(sum(chunk.result_rows), 0) as result_rows,
           coalesce(max(chunk.attempts), 0) as attempts
    from chunk where job_id = $1
  ) c
  left join lateral (
    select name from step where job_id = $1 and status <> 'PENDING' order by ordinal desc limit 1
  ) s on true
$$;
--rollback drop function job_progress(uuid);
