-- one row updated if the set was still being built
update result_set
set state = 'CURRENT', result_rows = :result_rows, checksum = :checksum, published_at = clock_timestamp()
where id = :id
  and state = 'BUILDING'
