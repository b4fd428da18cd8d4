-- every class probability in the order of the checksum; arrays in PostgreSQL's binary form
select hazard, scenario, grid_id, class, '' as status, '' as flags, '' as year_flags,
       0::smallint as first_year, array_send(probability) as first_array, null::bytea as second_array
from class_probability
where result_set_id = :result_set_id
order by hazard collate "C", scenario collate "C", grid_id, class
