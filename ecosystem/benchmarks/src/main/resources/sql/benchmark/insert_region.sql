-- one row inserted: a region and its nearest grid point, resolved before
insert into region (data_set_id, code, name_ko, name_en, province_code, province_ko, province_en,
                    latitude, longitude, grid_id, grid_distance_m)
values (?, ?, '', '', '', '', '', ?, ?, ?, 0)
