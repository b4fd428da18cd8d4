-- up to sites x 9 rows in order of the sites: one scenario and year, null where nothing is known; index site_by_tenant
select s.id, s.external_id, s.name, s.region_code, s.currency, s.asset_value, s.annual_value_added,
       s.attributes ->> 'use' as use, (s.attributes ->> 'inFloodZone')::boolean as in_flood_zone,
       r.hazard, r.status,
       r.integrated[:year - r.first_year + 1] as integrated,
       r.aal_gross[:year - r.first_year + 1] as aal_gross,
       r.aal_net[:year - r.first_year + 1] as aal_net,
       r.expected_loss[:year - r.first_year + 1] as expected_loss
from site s
left join site_risk r on r.site_id = s.id and r.scenario = :scenario
where s.tenant = :tenant
order by s.id
