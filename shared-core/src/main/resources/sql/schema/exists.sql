-- one row: whether a migration has ever run here
select to_regclass('databasechangelog') is not null
