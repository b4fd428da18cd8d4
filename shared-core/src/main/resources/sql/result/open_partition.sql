-- one row: a table of its own for the rows of one set
select open_partition(:parent, :id)
