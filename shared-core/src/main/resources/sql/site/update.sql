-- one row updated, none if the site is gone or has another version than :expected_version (null: any)
update site
set external_id = :external_id, name = :name, latitude = :latitude, longitude = :longitude,
    asset_value = :asset_value::numeric, currency = :currency::text,
    annual_value_added = :annual_value_added::numeric, insured_share = :insured_share::float8,
    deductible = :deductible::numeric, loss_limit = :loss_limit::numeric,
    standard_of_protection_years = :standard_of_protection_years::float8, attributes = :attributes::jsonb,
    data_set_id = :data_set_id::int, grid_id = :grid_id::int, grid_distance_m = :grid_distance_m::float8,
    region_code = :region_code::text, region_distance_m = :region_distance_m::float8,
    version = version + 1, updated_at = clock_timestamp()
where id = :id
  and tenant = :tenant
  and (:expected_version::int is null or version = :expected_version)
