-- one row inserted: a fact about the ground at a grid point
insert into point_fact (data_set_id, grid_id, name, source_id, flags, number, word)
values (:data_set_id, :grid_id, :name, :source_id, :flags::text[], :number::float8, :word)
