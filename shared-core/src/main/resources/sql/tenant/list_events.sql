-- the losses of the tenant's sites together, storm by storm, a JSON object each; primary key
select (to_jsonb(e) - 'tenant')::text
from portfolio_event e
where tenant = :tenant
order by hazard, scenario, currency
