-- one row: the server process of this connection
select pg_backend_pid()
