-- up to so many jobs, at most once each: who dies after this has lost them
delete from plain_queue
where id in (select id from plain_queue order by id limit ? for update skip locked)
returning number
