-- every row of base AAL in the order of the checksum; arrays in PostgreSQL's binary form
select hazard, scenario, grid_id, 0::smallint as class, status,
       array_to_string(flags, ',') as flags, coalesce(year_flags::text, '') as year_flags,
       first_year, array_send(aal) as first_array, array_send(severe) as second_array
from loss_series
where result_set_id = :result_set_id
order by hazard collate "C", scenario collate "C", grid_id
