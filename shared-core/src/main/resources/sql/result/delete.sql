-- one row deleted
delete from result_set
where id = :id
