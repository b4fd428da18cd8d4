-- one row inserted: the outline of a region
insert into region_boundary (data_set_id, code, coordinates)
values (:data_set_id, :code, :coordinates)
