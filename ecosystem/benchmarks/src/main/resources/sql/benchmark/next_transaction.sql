-- one row: the number that the next transaction which writes will get
select pg_snapshot_xmax(pg_current_snapshot())::text::bigint
