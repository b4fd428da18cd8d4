-- up to 9 x 2 x 5 rows: grid points by status of the hazard score and of the base AAL; a scan of both tables
select 'H' as measure, hazard, status, count(distinct grid_id) as points
from hazard_series
where result_set_id = :result_set_id
group by hazard, status
union all
select 'AAL', hazard, status, count(distinct grid_id)
from loss_series
where result_set_id = :result_set_id
group by hazard, status
order by hazard, measure, status
