-- at most one row, none where another transaction moves the job or waits with it
select id
from job
where id = :id
for no key update skip locked
