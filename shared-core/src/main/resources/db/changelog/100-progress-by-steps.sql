--liquibase formatted sql

--changeset ondo:100-progress-by-steps splitStatements:false
--comment How far a job is by its steps, each counting alike: a share of the chunks opened so far falls whenever a step opens.
drop function job_progress(uuid);
create function job_progress(id uuid)
  returns table (step_name text, total bigint, done bigint, failed bigint, timed_out bigint, result_rows numeric,
                 attempts integer, share double precision)
  language sql
  stable
as $$
  select s.name, c.total, c.done, c.failed, c.timed_out, c.result_rows, c.attempts,
         coalesce((t.closed + coalesce(s.share, 0)) / nullif(t.steps, 0), 0)
  from (
    select count(*) as total,
           count(*) filter (where status = 'DONE') as done,
           count(*) filter (where status = 'FAILED') as failed,
           count(*) filter (where status = 'TIMED_OUT') as timed_out,
           coalesce(sum(chunk.result_rows), 0) as result_rows,
           coalesce(max(chunk.attempts), 0) as attempts
    from chunk where job_id = $1
  ) c
  cross join lateral (
    select count(*)::float8 as steps, count(*) filter (where status not in ('PENDING', 'RUNNING')) as closed
    from step where job_id = $1
  ) t
  left join lateral (
    select w.name,
           case when w.status = 'RUNNING' then (
             select count(*) filter (where status <> 'PENDING' and status <> 'RUNNING')::float8 / nullif(count(*), 0)
             from chunk where job_id = $1 and step = w.ordinal) end as share
    from step w where w.job_id = $1 and w.status <> 'PENDING' order by w.ordinal desc limit 1
  ) s on true
$$;
--rollback drop function job_progress(uuid);
--rollback create function job_progress(id uuid)
--rollback   returns table (step_name text, total bigint, done bigint, failed bigint, timed_out bigint, result_rows numeric, attempts integer)
--rollback   language sql stable as $$
--rollback   select s.name, c.total, c.done, c.failed, c.timed_out, c.result_rows, c.attempts
--rollback   from (select count(*) as total, count(*) filter (where status = 'DONE') as done, count(*) filter (where status = 'FAILED') as failed,
--rollback     count(*) filter (where status = 'TIMED_OUT') as timed_out, coalesce(sum(chunk.result_rows), 0) as result_rows,
--rollback     coalesce(max(chunk.attempts), 0) as attempts from chunk where job_id = $1) c
--rollback   left join lateral (select name from step where job_id = $1 and status <> 'PENDING' order by ordinal desc limit 1) s on true
--rollback $$;
