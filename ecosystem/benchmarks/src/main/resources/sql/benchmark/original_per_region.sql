-- 80 rows, one a year: the nearest point's score; asked once per region
select distinct on (target_year) target_year, ssp585
from point_scores
where risk_type = ?
order by target_year, power(latitude - ?, 2) + power(longitude - ?, 2)
