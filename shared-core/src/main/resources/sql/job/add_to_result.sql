-- one row updated: a count left with the job grows
update job
set result = coalesce(result, '{}'::jsonb)
             || jsonb_build_object(:name::text, coalesce((result ->> :name::text)::bigint, 0) + :count::bigint)
where id = :id
