-- at most one row
select d.*, j.type, j.tenant
from dead_letter d
join job j on j.id = d.job_id
where d.id = :id
