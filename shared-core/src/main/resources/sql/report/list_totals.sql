-- one row per hazard, scenario and year: sums over the chosen sites; a sum without any value is null
select r.hazard, r.scenario, y.year, s.currency,
       count(r.aal_net[y.year - r.first_year + 1]) as valued_sites,
       sum(r.aal_net[y.year - r.first_year + 1]) as aal_net,
       sum(r.aal_gross[y.year - r.first_year + 1]) as aal_gross,
       sum(r.expected_loss[y.year - r.first_year + 1]) as expected_loss,
       count(r.expected_loss[y.year - r.first_year + 1]) as priced_sites
from site_risk r
join site s on s.id = r.site_id
cross join unnest(:years::int[]) as y (year)
where s.tenant = :tenant
  and (:ids::uuid[] is null or s.id = any (:ids::uuid[]))
  and r.scenario = any (:scenarios)
group by r.hazard, r.scenario, y.year, s.currency
order by r.hazard, r.scenario, y.year, s.currency
