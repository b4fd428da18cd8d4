-- at most one row: the result set that a job builds or built
select id, data_set_id, data_version, model_version, checksum, published_at
from result_set
where job_id = :job_id
