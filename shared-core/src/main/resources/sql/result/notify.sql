-- one row: tells listeners which result set is current
select pg_notify('ondo_result_set', :id::text)
