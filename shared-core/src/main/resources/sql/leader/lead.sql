-- one row while this holder leads: its lease renewed, or taken over from one that ran out
update leader l
set holder = :holder,
    epoch = case when l.holder = :holder then l.epoch else l.epoch + 1 end,
    lease_until = clock_timestamp() + make_interval(secs => :lease_seconds)
where l.holder = :holder
   or l.lease_until < clock_timestamp()
returning l.epoch
