-- one row: the site of this external id, new or replaced; none when it is the same as before;
-- unique (tenant, external_id)
insert into site (id, tenant, external_id, name, latitude, longitude, asset_value, currency,
                  annual_value_added, insured_share, deductible, loss_limit, standard_of_protection_years,
                  attributes, data_set_id, grid_id, grid_distance_m, region_code, region_distance_m)
values (:id, :tenant, :external_id, :name, :latitude, :longitude, :asset_value::numeric, :currency::text,
        :annual_value_added::numeric, :insured_share::float8, :deductible::numeric, :loss_limit::numeric,
        :standard_of_protection_years::float8, :attributes::jsonb, :data_set_id::int, :grid_id::int,
        :grid_distance_m::float8, :region_code::text, :region_distance_m::float8)
on conflict (tenant, external_id) do update
set name = excluded.name, latitude = excluded.latitude, longitude = excluded.longitude,
    asset_value = excluded.asset_value, currency = excluded.currency,
    annual_value_added = excluded.annual_value_added, insured_share = excluded.insured_share,
    deductible = excluded.deductible, loss_limit = excluded.loss_limit,
    standard_of_protection_years = excluded.standard_of_protection_years, attributes = excluded.attributes,
    data_set_id = excluded.data_set_id, grid_id = excluded.grid_id, grid_distance_m = excluded.grid_distance_m,
    region_code = excluded.region_code, region_distance_m = excluded.region_distance_m,
    version = site.version + 1, updated_at = clock_timestamp()
where (site.name, site.latitude, site.longitude, site.asset_value, site.currency,
       site.annual_value_added, site.insured_share, site.deductible, site.loss_limit,
       site.standard_of_protection_years, site.attributes, site.data_set_id, site.grid_id,
       site.grid_distance_m, site.region_code, site.region_distance_m)
   is distinct from
      (excluded.name, excluded.latitude, excluded.longitude, excluded.asset_value, excluded.currency,
       excluded.annual_value_added, excluded.insured_share, excluded.deductible, excluded.loss_limit,
       excluded.standard_of_protection_years, excluded.attributes, excluded.data_set_id,
       excluded.grid_id, excluded.grid_distance_m, excluded.region_code, excluded.region_distance_m)
