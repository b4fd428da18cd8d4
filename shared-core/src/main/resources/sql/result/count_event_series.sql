-- one row: rows of losses from single events, and how many hold a number that is none
select count(*) as total,
       count(*) filter (where 'NaN' = any (v) or 'Infinity' = any (v) or '-Infinity' = any (v)
                        or array_position(v, null) is not null) as bad
from event_series,
     lateral (select aal || deviation || at_return_periods || damage_low || damage_high
                     || response_low || response_high as v) as every
where result_set_id = :result_set_id
