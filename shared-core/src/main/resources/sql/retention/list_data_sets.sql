-- retired data sets that no result set, stored risk or living job refers to, except the newest retired one
select d.id
from data_set d
where d.state = 'RETIRED'
  and d.id <> (select n.id from data_set n where n.state = 'RETIRED'
               order by n.activated_at desc nulls last, n.id desc limit 1)
  and not exists (select from result_set r where r.data_set_id = d.id)
  and not exists (select from site_risk s where s.data_version = d.data_version)
  and not exists (select from job j where j.data_version = d.data_version and j.status in ('PENDING', 'RUNNING'))
order by d.id
