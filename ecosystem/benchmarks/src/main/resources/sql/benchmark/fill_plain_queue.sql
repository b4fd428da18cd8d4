-- one row for each number
insert into plain_queue (number) select * from generate_series(0, ? - 1)
