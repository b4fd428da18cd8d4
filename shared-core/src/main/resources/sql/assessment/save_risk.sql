-- one row written, none if the site was deleted meanwhile or has a risk of a newer version or result set; primary key
insert into site_risk (site_id, hazard, scenario, result_set_id, data_version, model_version, computed_at,
                       site_version, status, flags, year_flags, components, first_year, e, v, h, integrated,
                       aal_gross, aal_net, expected_loss, probabilities, method, screening, band_contents,
                       aal_low, aal_high, response_low, response_high, deviation, at_return_periods)
select s.id, :hazard, :scenario, :result_set_id, :data_version, :model_version, clock_timestamp(),
       :site_version, :status, :flags::text[], :year_flags::jsonb, :components::jsonb, :first_year,
       :e::float8, :v::float8, :h::float8[], :integrated::float8[], :aal_gross::float8[], :aal_net::float8[],
       :expected_loss::float8[], :probabilities::float8[], :method::text, :screening::float8[], :band_contents::text,
       :aal_low::float8[], :aal_high::float8[], :response_low::float8[], :response_high::float8[],
       :deviation::float8[], :at_return_periods::float8[]
from site s
where s.id = :site_id
on conflict (site_id, hazard, scenario) do update
set result_set_id = excluded.result_set_id, data_version = excluded.data_version,
    model_version = excluded.model_version, computed_at = excluded.computed_at,
    site_version = excluded.site_version, status = excluded.status, flags = excluded.flags,
    year_flags = excluded.year_flags, components = excluded.components, first_year = excluded.first_year,
    e = excluded.e, v = excluded.v, h = excluded.h, integrated = excluded.integrated,
    aal_gross = excluded.aal_gross, aal_net = excluded.aal_net, expected_loss = excluded.expected_loss,
    probabilities = excluded.probabilities, method = excluded.method, screening = excluded.screening,
    band_contents = excluded.band_contents, aal_low = excluded.aal_low, aal_high = excluded.aal_high,
    response_low = excluded.response_low, response_high = excluded.response_high,
    deviation = excluded.deviation, at_return_periods = excluded.at_return_periods
where (site_risk.site_version, site_risk.result_set_id) <= (excluded.site_version, excluded.result_set_id)
