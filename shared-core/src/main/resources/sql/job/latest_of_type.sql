-- at most one row: the id of the newest job of a type; index job_by_type
select id
from job
where type = :type
order by created_at desc
limit 1
