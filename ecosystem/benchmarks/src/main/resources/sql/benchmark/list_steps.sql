-- steps of the newest completed night: seconds, chunks, rows, and the seconds that its chunks took together
select s.name, extract(epoch from s.finished_at - s.started_at) as seconds, count(c.id) as chunks,
       coalesce(sum(c.result_rows), 0) as rows,
       coalesce(sum(extract(epoch from c.finished_at - c.started_at)), 0) as worked
from step s
left join chunk c on c.job_id = s.job_id and c.step = s.ordinal
where s.job_id = (select id from job where type = 'NIGHT' and status = 'COMPLETED' order by finished_at desc limit 1)
group by s.ordinal, s.name, s.started_at, s.finished_at
order by s.ordinal
