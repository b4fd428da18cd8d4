-- one row: rows of losses from single events, and how many hold a number that is none
select count(*) as total,
       count(*) filter (where 'NaN' = any (aal || deviation || at_return_periods)
                        or 'Infinity' = any (aal || deviation || at_return_periods)
                        or array_position(aal || deviation || at_return_periods, null) is not null) as bad
from event_series
where result_set_id = :result_set_id
