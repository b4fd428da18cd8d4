-- one row: the statements of this transaction wait for no lock longer than :milliseconds
select set_config('lock_timeout', :milliseconds, true)
