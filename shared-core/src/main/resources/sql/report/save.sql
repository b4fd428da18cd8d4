-- one row written; a repeat of the same job and tenant replaces it
insert into report (id, job_id, tenant, language, body)
values (:id, :job_id, :tenant, :language, :body::jsonb)
on conflict (id) do update set body = excluded.body, created_at = clock_timestamp()
