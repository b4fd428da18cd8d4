-- chunks of a job in the order in which they were claimed, in seconds; primary key
select extract(epoch from started_at), extract(epoch from finished_at), result_rows
from chunk
where job_id = ?::uuid
order by started_at
