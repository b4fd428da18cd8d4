-- one row: the id of the job's result set; a repeat finds the one that it opened before
insert into result_set (data_set_id, data_version, model_version, switches, job_id, state)
values (:data_set_id, :data_version, :model_version, :switches::jsonb, :job_id, 'BUILDING')
on conflict (job_id) do update set job_id = excluded.job_id
returning id
