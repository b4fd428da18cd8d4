-- one row updated: an unfinished chunk is given back without counting the try, for an orderly stop (weight 0), a
-- lost connection or a lock that others hold; none if that weighed :most_releases already, or the token moved on
update chunk
set status = 'PENDING', token = token + 1, attempts = attempts - 1, releases = releases + :weight,
    error = coalesce(:error, error),
    run_at = clock_timestamp() + make_interval(secs => :delay_seconds)
where id = :id
  and token = :token
  and status = 'RUNNING'
  and (releases < :most_releases or :weight = 0)
