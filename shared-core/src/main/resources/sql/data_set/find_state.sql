-- at most one row: id and state of a data set by its version
select id, state
from data_set
where data_version = :data_version
