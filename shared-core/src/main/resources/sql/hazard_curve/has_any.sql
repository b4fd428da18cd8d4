-- one row: whether a data set has any hazard curve
select exists (select from hazard_curve where data_set_id = :data_set_id)
