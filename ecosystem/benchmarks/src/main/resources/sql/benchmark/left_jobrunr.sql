-- one row: jobs that are not done
select count(*) from jobrunr_jobs where state not in ('SUCCEEDED', 'DELETED')
