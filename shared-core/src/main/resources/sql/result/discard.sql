-- one row updated: a set that was built only to be compared will never be read, so the next sweep drops it
update result_set
set state = 'FAILED'
where id = :id
  and state = 'BUILDING'
