-- one row: tells the scheduler, when the transaction commits, that there is work
select pg_notify('ondo_work', :id::text)
