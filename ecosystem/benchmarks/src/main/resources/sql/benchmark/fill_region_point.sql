-- rows inserted: the regions of the layout to compare with
insert into region_point
select code, latitude, longitude
from region
