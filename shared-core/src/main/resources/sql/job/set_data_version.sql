-- one row updated: the data version that every step of the job uses
update job
set data_version = :data_version
where id = :id
