-- one row: events that wait, and dead ones
select count(*) filter (where status = 'PENDING') as pending,
       count(*) filter (where status = 'DEAD') as dead
from outbox
where status in ('PENDING', 'DEAD')
