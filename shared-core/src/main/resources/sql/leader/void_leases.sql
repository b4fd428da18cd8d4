-- every chunk under a lease: a new leader is alone, so that what is in work belongs to a lost process,
-- whose late results the tokens refuse. The first losses do not count as tries: a process that is killed
-- again and again says nothing about the chunks it had in work. A row that the lost process holds in an
-- open transaction keeps its lease: nobody waits for it
update chunk
set lease_until = '-infinity',
    attempts = case when releases < :most_releases then greatest(attempts - 1, 0) else attempts end,
    releases = case when releases < :most_releases then releases + :loss else releases end
where id in (
  select c.id
  from job j
  join step s on s.job_id = j.id and s.status = 'RUNNING'
  join chunk c on c.job_id = s.job_id and c.step = s.ordinal and c.ordinal >= s.first_open
  where j.status = 'RUNNING'
    and c.finished_at is null
    and c.status = 'RUNNING'
  for update of c skip locked)
