-- at most one row: a site of a tenant; primary key
select id, external_id, name, latitude, longitude, asset_value, currency, annual_value_added, insured_share,
       deductible, loss_limit, standard_of_protection_years, attributes::text, data_set_id, grid_id,
       grid_distance_m, region_code, region_distance_m, version, created_at, updated_at
from site
where id = :id
  and tenant = :tenant
