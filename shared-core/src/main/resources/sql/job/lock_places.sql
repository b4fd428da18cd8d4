-- one row: nobody else counts the open jobs in order to add one until this transaction ends
select pg_advisory_xact_lock(7302) is not null as locked
