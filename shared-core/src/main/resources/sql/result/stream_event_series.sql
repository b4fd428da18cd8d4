-- every row of losses from single events in the order of the checksum; arrays in PostgreSQL's binary form
select hazard, scenario, grid_id, 0::smallint as class, '' as status, array_to_string(flags, ',') as flags,
       '' as year_flags, 0::smallint as first_year,
       array_send(aal || deviation || damage_low || damage_high || response_low || response_high) as first_array,
       array_send(at_return_periods) as second_array
from event_series
where result_set_id = :result_set_id
order by hazard collate "C", scenario collate "C", grid_id
