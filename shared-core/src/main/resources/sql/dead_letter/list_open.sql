-- up to :limit letters that wait for somebody, newest first, below the id :before if given
select d.*, j.type, j.tenant
from dead_letter d
join job j on j.id = d.job_id
where d.reprocessed_at is null
  and (:before::bigint is null or d.id < :before)
order by d.id desc
limit :limit
