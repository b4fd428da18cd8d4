-- one row updated, none if the client changed the site meanwhile: where a site stands in a data set; its
-- version is the client's and stays
update site
set data_set_id = :data_set_id, grid_id = :grid_id, grid_distance_m = :grid_distance_m,
    region_code = :region_code, region_distance_m = :region_distance_m
where id = :id
  and version = :version
