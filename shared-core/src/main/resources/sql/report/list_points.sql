-- one row per grid point of a data version: its place
select g.latitude, g.longitude
from grid_point g
join data_set d on d.id = g.data_set_id
where d.data_version = :data_version
order by g.id
