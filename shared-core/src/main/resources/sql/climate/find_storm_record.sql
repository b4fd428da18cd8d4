-- up to one row: the years that a storm record covers
select first_year, years
from storm_record
where data_set_id = :data_set_id
