-- four rows per currency: losses of a tenant's sites together from single events; primary key
select hazard, scenario, currency, result_set_id, sites, flags, array_send(aal) as aal,
       array_send(deviation) as deviation, array_send(at_return_periods) as at_return_periods
from portfolio_event
where tenant = :tenant
order by hazard, scenario, currency
