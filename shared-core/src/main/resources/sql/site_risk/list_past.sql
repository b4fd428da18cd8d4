-- up to 36 rows for each of the sites: what a later model replaced; primary key
select site_id, hazard, scenario, data_version, model_version, computed_at, site_version, status, flags,
       year_flags::text, components::text, e, v, array_send(h) as h, array_send(integrated) as integrated,
       array_send(aal_gross) as aal_gross, array_send(aal_net) as aal_net,
       array_send(expected_loss) as expected_loss, array_send(probabilities) as probabilities,
       method, array_send(screening) as screening, band_contents,
       array_send(aal_low) as aal_low, array_send(aal_high) as aal_high,
       array_send(response_low) as response_low, array_send(response_high) as response_high,
       array_send(deviation) as deviation, array_send(at_return_periods) as at_return_periods
from site_risk_past
where site_id = any (:site_ids)
order by site_id, hazard, scenario
