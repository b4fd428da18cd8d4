-- places of the grid that readers see, by id
select latitude, longitude
from grid_point g
join data_set d on d.id = g.data_set_id and d.state = 'CURRENT'
order by g.id
limit ?
