-- one row updated: members added to what the job leaves behind
update job
set result = coalesce(result, '{}'::jsonb) || :result::jsonb
where id = :id
