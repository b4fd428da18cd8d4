-- at most one row updated: what readers saw until now
update result_set
set state = 'RETIRED'
where state = 'CURRENT'
