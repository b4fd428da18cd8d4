-- one row updated if the job was running or waiting
update job
set status = :status, error_code = :error_code, error_detail = :error_detail,
    started_at = coalesce(started_at, clock_timestamp()), finished_at = clock_timestamp()
where id = :id
  and status in ('PENDING', 'RUNNING')
