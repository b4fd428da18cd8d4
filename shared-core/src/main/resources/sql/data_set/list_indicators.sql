-- one row per indicator of a data set with the source it came from; primary key
select indicator, min(source_id) as source_id, count(*) as grid_points
from indicator_response
where data_set_id = :data_set_id
group by indicator
order by indicator
