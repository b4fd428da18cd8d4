-- one row: rows of H, and how many hold a number that is none
select count(*) as total,
       count(*) filter (where 'NaN' = any (h) or 'Infinity' = any (h) or '-Infinity' = any (h)
                        or array_position(h, null) is not null) as bad
from hazard_series
where result_set_id = :result_set_id
