-- the newest completed night, its ingest before it, and the grid that it was for
select extract(epoch from n.finished_at - n.started_at) as seconds, n.result::text,
       (select extract(epoch from i.finished_at - i.started_at)
        from job i
        where i.type = 'INGEST' and i.status = 'COMPLETED' and i.finished_at <= n.started_at
        order by i.finished_at desc
        limit 1) as ingest,
       (select count(*) from grid_point g join data_set d on d.id = g.data_set_id and d.state = 'CURRENT') as points,
       (select pg_database_size(current_database())) as bytes
from job n
where n.type = 'NIGHT' and n.status = 'COMPLETED'
order by n.finished_at desc
limit 1
