-- one row inserted: the years that a storm record covers
insert into storm_record (data_set_id, source_id, first_year, years)
values (:data_set_id, :source_id, :first_year, :years)
