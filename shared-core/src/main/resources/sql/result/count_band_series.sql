-- one row: rows of bands, and how many hold a number that is none
select count(*) as total,
       count(*) filter (where 'NaN' = any (aal_low || aal_high || h_low || h_high)
                        or 'Infinity' = any (aal_low || aal_high || h_low || h_high)
                        or '-Infinity' = any (aal_low || aal_high || h_low || h_high)
                        or array_position(aal_low || aal_high || h_low || h_high, null) is not null) as bad
from band_series
where result_set_id = :result_set_id
