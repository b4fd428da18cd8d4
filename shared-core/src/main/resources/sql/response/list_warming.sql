-- one row per scenario: the best-estimate warming in K, one value a year
select scenario, first_year, warming_k
from warming
where data_set_id = :data_set_id
  and curve = 'CENTRAL'
order by scenario
