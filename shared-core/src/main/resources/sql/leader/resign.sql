-- one row updated if this holder led: the next one need not wait for the lease to run out
update leader
set lease_until = '-infinity'
where holder = :holder
