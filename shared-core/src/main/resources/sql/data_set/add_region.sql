-- one row inserted: a region and its grid point
insert into region (data_set_id, code, name_ko, name_en, province_code, province_ko, province_en,
                    latitude, longitude, grid_id, grid_distance_m)
values (:data_set_id, :code, :name_ko, :name_en, :province_code, :province_ko, :province_en,
        :latitude, :longitude, :grid_id, :grid_distance_m)
