-- some dozen rows: change of East Asian indices by level of warming, ascending
select index, unit, warming_k, median, p10, p90
from index_change
where data_set_id = :data_set_id
order by index, warming_k
