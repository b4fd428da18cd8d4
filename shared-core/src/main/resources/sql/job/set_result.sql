-- one row updated
update job
set result = :result::jsonb
where id = :id
