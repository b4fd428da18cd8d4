-- at most one row: a result set by its id
select id, data_set_id, data_version, model_version, checksum, published_at
from result_set
where id = :id
