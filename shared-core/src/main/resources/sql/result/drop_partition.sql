-- one row: the rows of one set are gone
select drop_partition(:parent, :id)
