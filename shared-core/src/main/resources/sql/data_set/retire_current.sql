-- at most one row updated: the data set that readers saw until now
update data_set
set state = 'RETIRED'
where state = 'CURRENT'
