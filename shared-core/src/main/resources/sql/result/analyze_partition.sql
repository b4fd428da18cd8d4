-- one row: the planner knows the rows of one set
select analyze_partition(:parent, :id)
