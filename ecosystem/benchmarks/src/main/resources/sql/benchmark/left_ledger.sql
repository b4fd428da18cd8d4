-- one row: jobs that have not ended
select count(*) from job where status in ('PENDING', 'RUNNING')
