-- one row inserted: change of an East Asian index at a level of warming
insert into index_change (data_set_id, index, unit, warming_k, median, p10, p90)
values (:data_set_id, :index, :unit, :warming_k, :median, :low, :high)
