-- all curves of the nearest position of each hazard inside a box; index hazard_curve_by_place
with nearest as (
  select distinct on (hazard) hazard, latitude, longitude
  from hazard_curve
  where data_set_id = :data_set_id
    and site_external_id is null
    and latitude between :south and :north
    and longitude between :west and :east
  order by hazard,
           (latitude - :latitude) ^ 2 + ((longitude - :longitude) * :shrink) ^ 2,
           latitude,
           longitude
)
select hazard, scenario, year, latitude, longitude, site_external_id, unit,
       array_send(return_period_yr) as return_period_yr, array_send(intensity) as intensity
from hazard_curve
join nearest using (hazard, latitude, longitude)
where data_set_id = :data_set_id
  and site_external_id is null
order by hazard, scenario, year
