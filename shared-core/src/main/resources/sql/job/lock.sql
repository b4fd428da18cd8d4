-- at most one row: keeps every other move of the job waiting until the transaction ends
select id
from job
where id = :id
for update
