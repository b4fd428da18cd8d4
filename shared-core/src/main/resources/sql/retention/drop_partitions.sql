-- one row per table that is partitioned by data set: the rows of one data set are gone
select drop_partition(c.relname::text, :id)
from pg_partitioned_table p
join pg_class c on c.oid = p.partrelid
join pg_attribute a on a.attrelid = c.oid and a.attnum = p.partattrs[0]
where a.attname = 'data_set_id'
  and pg_table_is_visible(c.oid)
order by c.relname
