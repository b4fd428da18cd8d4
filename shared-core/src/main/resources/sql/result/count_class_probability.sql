-- one row: rows of class probabilities, and how many hold a number that is none
select count(*) as total,
       count(*) filter (where 'NaN' = any (probability) or 'Infinity' = any (probability)
                        or '-Infinity' = any (probability)
                        or array_position(probability, null) is not null) as bad
from class_probability
where result_set_id = :result_set_id
