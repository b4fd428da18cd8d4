-- one row: rows of base AAL, and how many hold a number that is none
select count(*) as total,
       count(*) filter (where 'NaN' = any (aal || severe) or 'Infinity' = any (aal || severe)
                        or '-Infinity' = any (aal || severe)
                        or array_position(aal || severe, null) is not null) as bad
from loss_series
where result_set_id = :result_set_id
