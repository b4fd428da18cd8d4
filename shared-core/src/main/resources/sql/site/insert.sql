-- one row, or none if the tenant has a site of this external id; unique (tenant, external_id)
insert into site (id, tenant, external_id, name, latitude, longitude, asset_value, currency,
                  annual_value_added, insured_share, deductible, loss_limit, standard_of_protection_years,
                  attributes, data_set_id, grid_id, grid_distance_m, region_code, region_distance_m)
values (:id, :tenant, :external_id, :name, :latitude, :longitude, :asset_value::numeric, :currency::text,
        :annual_value_added::numeric, :insured_share::float8, :deductible::numeric, :loss_limit::numeric,
        :standard_of_protection_years::float8, :attributes::jsonb, :data_set_id::int, :grid_id::int,
        :grid_distance_m::float8, :region_code::text, :region_distance_m::float8)
on conflict (tenant, external_id) do nothing
