-- gives an unfinished chunk back without counting the try: an orderly shutdown, a lost connection
-- (|| '' keeps to the key: the partial indexes of a queue that was empty look empty, and are not)
update chunk
set status = 'PENDING', token = token + 1, attempts = attempts - 1, releases = releases + 1,
    run_at = clock_timestamp() + make_interval(secs => :delay_seconds)
where id = :id
  and token = :token
  and status || '' = 'RUNNING'
  and releases < :most_releases
