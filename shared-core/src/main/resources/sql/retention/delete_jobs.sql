-- jobs that ended longer than :seconds ago, with their steps and chunks; those of reports and the newest
-- of each type stay
delete from job j
where j.status in ('COMPLETED', 'FAILED', 'CANCELLED')
  and j.finished_at < clock_timestamp() - make_interval(secs => :seconds)
  and not exists (select from report r where r.job_id = j.id)
  and exists (select from job n where n.type = j.type and n.created_at > j.created_at)
