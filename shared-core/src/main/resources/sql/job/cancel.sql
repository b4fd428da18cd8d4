-- one row updated if the job was living
update job
set status = 'CANCELLED', finished_at = clock_timestamp()
where id = :id
  and (:tenant::text is null or tenant = :tenant)
  and status in ('PENDING', 'RUNNING')
