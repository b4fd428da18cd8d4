-- one row: whether the database holds Ondo's tables
select to_regclass('result_set') is not null
