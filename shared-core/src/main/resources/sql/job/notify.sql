-- one row: tells listeners that the job changed
select pg_notify('ondo_job', :id::text)
