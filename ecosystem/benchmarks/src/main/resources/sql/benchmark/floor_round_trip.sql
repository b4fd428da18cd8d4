-- one row: the cost of asking anything
select 1
