-- the models that a site has results of, newest result first; primary keys
select model_version
from site_risk_of_all_models
where site_id = :site_id
group by model_version
order by max(computed_at) desc
