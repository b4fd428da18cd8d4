-- one row: a session whose client is cut off from it ends, and with it its locks
select pg_terminate_backend(?)
