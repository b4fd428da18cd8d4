-- one row: bytes of a table with its indexes and TOAST, and of the table alone
select pg_total_relation_size(?::regclass) as total, pg_table_size(?::regclass) as heap
