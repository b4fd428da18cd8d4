-- sets that nobody reads: retired ones except the newest, and those whose job ended before publishing
select r.id
from result_set r
left join job j on j.id = r.job_id
where (r.state = 'RETIRED'
       and r.id < (select max(n.id) from result_set n where n.state = 'RETIRED'))
   or r.state = 'FAILED'
   or (r.state = 'BUILDING' and coalesce(j.status, 'FAILED') in ('COMPLETED', 'FAILED', 'CANCELLED'))
order by r.id
