-- at most one row: the result set that a run wrote, with what it was computed from
select r.id, r.data_version, r.model_version, r.switches::text, r.state, r.result_rows, r.checksum,
       r.created_at, r.published_at, d.id as data_set_id, d.name as data_set, d.warming_levels_k, d.base_years
from result_set r
join data_set d on d.id = r.data_set_id
where r.job_id = :job_id
