-- at most one row: the result set that readers see
select id, data_set_id, data_version, model_version, checksum, published_at
from result_set
where state = 'CURRENT'
