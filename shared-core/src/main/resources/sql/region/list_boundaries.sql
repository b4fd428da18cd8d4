-- about 250 rows, or none: the outlines of a data set's regions in order of their codes; primary key
select code, coordinates
from region_boundary
where data_set_id = :data_set_id
order by code
