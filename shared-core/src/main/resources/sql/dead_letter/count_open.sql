-- one row: letters that wait for somebody
select count(*) from dead_letter where reprocessed_at is null
