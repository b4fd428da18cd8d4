-- up to :ids rows, those of a tenant or of every tenant; primary key
select id, tenant, external_id, latitude, longitude, asset_value, currency, annual_value_added, insured_share,
       standard_of_protection_years, attributes::text, data_set_id, grid_id, grid_distance_m, version,
       deductible is not null or loss_limit is not null as has_insurance_terms
from site
where id = any (:ids)
  and (:tenant::text is null or tenant = :tenant)
order by id
