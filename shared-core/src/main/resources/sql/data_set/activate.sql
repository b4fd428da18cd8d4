-- one row updated: the data set that readers see from now on
update data_set
set state = 'CURRENT', activated_at = clock_timestamp()
where id = :id
