-- one row per source of the data versions that the results come from
select d.data_version, d.name as data_set, s.id, s.name, s.licence, s.attribution, s.method, s.period
from data_source s
join data_set d on d.id = s.data_set_id
where d.data_version = any (:data_versions)
order by d.data_version, s.id
