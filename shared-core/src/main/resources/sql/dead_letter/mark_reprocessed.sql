-- the letters wait for nobody any more
update dead_letter
set reprocessed_at = clock_timestamp()
where id = any (:ids::bigint[])
  and reprocessed_at is null
