-- one row per hazard, currency and scenario: losses of all sites of a tenant together in the chosen years; primary key
select e.hazard, e.scenario, e.currency, e.sites, array_send(a.aal) as aal, array_send(a.deviation) as deviation,
       array_send(c.at_return_periods) as at_return_periods
from portfolio_event e
cross join lateral (
  select array_agg(e.aal[y.year - 2020]) as aal, array_agg(e.deviation[y.year - 2020]) as deviation
  from (select u.year from unnest(:years::int[]) with ordinality as u (year, n) order by u.n) as y
) as a
cross join lateral (
  select array_agg(e.at_return_periods[(x.at - 1) * 80 + u.year - 2020] order by x.at, u.n) as at_return_periods
  from generate_series(1, cardinality(e.at_return_periods) / 80) as x (at)
  cross join unnest(:years::int[]) with ordinality as u (year, n)
) as c
where e.tenant = :tenant
  and e.scenario = any (:scenarios::text[])
order by e.hazard, e.currency, e.scenario
