-- one row inserted: global warming by year, of one scenario and curve
insert into warming (data_set_id, scenario, curve, first_year, warming_k)
values (:data_set_id, :scenario, :curve, :first_year, :warming_k::float8[])
