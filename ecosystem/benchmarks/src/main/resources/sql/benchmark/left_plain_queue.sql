-- one row: jobs that are not done
select count(*) from plain_queue
