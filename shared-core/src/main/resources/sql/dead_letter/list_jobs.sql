-- jobs with letters that wait for somebody
select distinct job_id from dead_letter where reprocessed_at is null
