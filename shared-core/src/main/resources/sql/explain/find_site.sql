-- at most one row: the stored risk of one site, hazard, scenario and year; primary key
select result_set_id, data_version, model_version, computed_at, site_version, status, flags, year_flags::text,
       method, e, v, h[:at] as h, integrated[:at] as integrated, aal_gross[:at] as aal_gross,
       aal_net[:at] as aal_net, expected_loss[:at] as expected_loss, probabilities, screening[:at] as screening,
       band_contents, aal_low[:at] as aal_low, aal_high[:at] as aal_high, response_low[:at] as response_low,
       response_high[:at] as response_high, deviation[:at] as deviation, at_return_periods
from site_risk
where site_id = :site_id
  and hazard = :hazard
  and scenario = :scenario
