-- every band in the order of the checksum; arrays in PostgreSQL's binary form
select hazard, scenario, grid_id, 0::smallint as class, contents as status, '' as flags, '' as year_flags,
       0::smallint as first_year, array_send(h_low || h_high) as first_array,
       array_send(aal_low || aal_high) as second_array
from band_series
where result_set_id = :result_set_id
order by hazard collate "C", scenario collate "C", grid_id, contents collate "C"
