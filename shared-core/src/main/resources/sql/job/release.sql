-- gives an unfinished chunk back without counting the try: an orderly shutdown, a lost connection
update chunk
set status = 'PENDING', token = token + 1, attempts = attempts - 1, releases = releases + 1,
    run_at = clock_timestamp() + make_interval(secs => :delay_seconds)
where id = :id
  and token = :token
  and status = 'RUNNING'
  and releases < :most_releases
