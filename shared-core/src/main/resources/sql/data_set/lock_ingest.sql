-- one row: nobody else loads a data set until this transaction ends
select pg_advisory_xact_lock(7301) is not null as locked
