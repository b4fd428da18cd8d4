-- up to one row for each id: the jobs with the counts of their chunks, of any tenant; primary key
select j.*, p.*
from job j
cross join lateral job_progress(j.id) p
where j.id = any (:ids)
