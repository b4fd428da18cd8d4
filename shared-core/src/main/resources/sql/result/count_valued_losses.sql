-- one row per hazard: series of base AAL that have values and classes
select hazard, count(*) as series
from loss_series
where result_set_id = :result_set_id
  and aal is not null
  and status <> 'NOT_APPLICABLE'
group by hazard
order by hazard
