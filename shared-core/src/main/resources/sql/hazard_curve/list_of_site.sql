-- all curves of a site by its external id; index hazard_curve_by_site
select hazard, scenario, year, latitude, longitude, site_external_id, unit,
       array_send(return_period_yr) as return_period_yr, array_send(intensity) as intensity
from hazard_curve
where data_set_id = :data_set_id
  and site_external_id = :site
order by hazard, scenario, year
