-- some hundred rows: the storms of a record by number; primary key
select number, code, year
from storm
where data_set_id = :data_set_id
order by number
