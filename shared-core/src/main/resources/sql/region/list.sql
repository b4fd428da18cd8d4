-- about 250 rows: the regions of a data set in order of their codes; primary key
select code, name_ko, name_en, province_code, province_ko, province_en,
       latitude, longitude, grid_id, grid_distance_m
from region
where data_set_id = :data_set_id
order by code
