-- one row per series or fact of a grid point and its source; primary keys, at most some 40 rows
select u.name as used, s.name, s.licence, s.attribution, s.method, s.period
from (select indicator as name, source_id from indicator_response
      where data_set_id = :data_set_id and grid_id = :grid_id
      union
      select indicator, source_id from point_series
      where data_set_id = :data_set_id and grid_id = :grid_id
      union
      select 'storm_exposure', source_id from point_storm
      where data_set_id = :data_set_id and grid_id = :grid_id
      union
      select name, source_id from point_fact
      where data_set_id = :data_set_id and grid_id = :grid_id) u
join data_source s on s.data_set_id = :data_set_id and s.id = u.source_id
order by u.name, s.id
