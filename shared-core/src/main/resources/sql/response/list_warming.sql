-- three rows per scenario: warming in K of each curve, one value a year
select scenario, curve, first_year, warming_k
from warming
where data_set_id = :data_set_id
order by scenario, curve
