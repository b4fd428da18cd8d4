-- one row per source of a data set; primary key
select id, name, licence, attribution, method, period, files
from data_source
where data_set_id = :data_set_id
order by id
