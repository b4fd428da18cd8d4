-- one row: bytes of WAL written so far
select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes
