-- one row: jobs that are not done, because done ones are removed
select count(*) from scheduled_tasks
