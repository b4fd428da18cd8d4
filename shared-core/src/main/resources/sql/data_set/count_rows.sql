-- one row: what a data set holds; "misshapen" responses have another number of values than :values
select (select count(*) from data_source where data_set_id = :data_set_id) as sources,
       (select count(*) from station where data_set_id = :data_set_id) as stations,
       (select count(*) from grid_point where data_set_id = :data_set_id) as grid_points,
       (select count(*) from region where data_set_id = :data_set_id) as regions,
       (select count(*) from warming where data_set_id = :data_set_id) as warming,
       (select count(*) from point_series where data_set_id = :data_set_id) as series,
       (select count(*) from point_storm where data_set_id = :data_set_id) as storms,
       (select count(*) from point_fact where data_set_id = :data_set_id) as facts,
       (select count(*) from hazard_curve where data_set_id = :data_set_id) as curves,
       count(*) as responses,
       count(*) filter (where cardinality(value) <> :values) as misshapen
from indicator_response
where data_set_id = :data_set_id
