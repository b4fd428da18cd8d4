-- at most one row: the error of the first dead chunk of a job; one that was completed but for items that had died
-- before has that of the first of them
select coalesce(c.error, (
         select d.cause from dead_letter d where d.chunk_id = c.id and d.reprocessed_at is null order by d.id limit 1))
from chunk c
where c.job_id = :id
  and c.status in ('FAILED', 'TIMED_OUT')
order by c.step, c.ordinal
limit 1
