-- up to :limit chunks, none of the steps :without_steps: waiting ones that are due and those whose lease
-- ran out. First by level (priority, one more for each :ageing_seconds that the step was not served), then
-- the tenant with the least in work, then the newest job. A chunk whose twin of another job has begun
-- after it was opened waits for the twin; none was opened before the oldest running job was created. Work is
-- counted where there are tenants to compare. That a step was served is noted once a second, so that claims
-- do not wait for each other. Indexes job_open, chunk_job_id_step_ordinal_key from the mark of the step on,
-- chunk_shared
with candidate as (
  select j.id, j.tenant, j.created_at, s.ordinal, s.first_open,
         least(10, j.priority + floor(extract(epoch from clock_timestamp() - coalesce(s.served_at, s.started_at)) / :ageing_seconds)) as level
  from job j
  join step s on s.job_id = j.id and s.status = 'RUNNING'
  where j.status = 'RUNNING'
    and s.name <> all (:without_steps::text[])
), busy as (
  select j.tenant, count(*) as chunks
  from job j
  join step s on s.job_id = j.id and s.status = 'RUNNING'
  join chunk c on c.job_id = s.job_id and c.step = s.ordinal and c.ordinal >= s.first_open
  where (select count(distinct tenant) > 1 from candidate)
    and j.status = 'RUNNING'
    and c.finished_at is null and c.status = 'RUNNING' and c.lease_until >= clock_timestamp()
  group by j.tenant
), oldest as (
  select min(created_at) as created_at from job where status = 'RUNNING'
), ranked as (
  select c.*, row_number() over (partition by c.level, c.tenant order by c.created_at desc) + coalesce(b.chunks, 0) as turn
  from candidate c
  left join busy b on b.tenant = c.tenant
), claimable as (
  select n.id, r.id as job_id, r.ordinal as step
  from ranked r
  cross join lateral (
    select c.id, c.ordinal
    from chunk c
    where c.job_id = r.id
      and c.step = r.ordinal
      and c.ordinal >= r.first_open
      and c.finished_at is null
      and (c.status = 'PENDING' and coalesce(c.run_at, '-infinity') <= clock_timestamp()
           or c.status = 'RUNNING' and c.lease_until < clock_timestamp())
      and c.attempts < :most_attempts
      and (c.live_key is null or not exists (
        select from chunk twin
        where twin.live_key = c.live_key and twin.opened_at >= (select created_at from oldest)
          and twin.id <> c.id and twin.finished_at is null and twin.status = 'RUNNING'
          and twin.lease_until >= clock_timestamp() and twin.started_at > c.opened_at))
    order by c.ordinal
    limit :limit
    for update of c skip locked
  ) n
  order by r.level desc, r.turn, r.created_at desc, n.ordinal
  limit :limit
), served as (
  update step s
  set served_at = clock_timestamp()
  from (
    select w.job_id, w.ordinal
    from step w
    where (w.job_id, w.ordinal) in (select job_id, step from claimable)
      and (w.served_at is null or w.served_at < clock_timestamp() - interval '1 second')
    for no key update skip locked
  ) f
  where s.job_id = f.job_id and s.ordinal = f.ordinal
)
update chunk c
set status = 'RUNNING',
    token = c.token + 1,
    attempts = c.attempts + 1,
    lease_until = clock_timestamp() + make_interval(secs => :lease_seconds),
    started_at = clock_timestamp()
from claimable, job j, step s
where c.id = claimable.id
  and j.id = c.job_id
  and s.job_id = c.job_id
  and s.ordinal = c.step
returning c.id, c.job_id, j.type, j.tenant, j.params::text, j.data_version, j.traceparent,
          c.step, s.name as step_name, c.ordinal, c.input::text, c.token, c.attempts,
          c.live_key is not null as is_shared
