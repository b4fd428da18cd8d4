-- one row inserted: a storm of the record
insert into storm (data_set_id, number, code, year)
values (:data_set_id, :number, :code, :year)
