-- one row inserted: a hazard curve of a position or of a site
insert into hazard_curve (data_set_id, source_id, hazard, scenario, year, latitude, longitude,
                          site_external_id, unit, return_period_yr, intensity)
values (:data_set_id, :source_id, :hazard, :scenario, :year, :latitude::float8, :longitude::float8,
        :site_external_id, :unit, :return_period_yr, :intensity)
