-- one row written for each of many, none if the site was deleted meanwhile or has a risk of a newer version or result
-- set. An array holds the values of all rows end to end; r says where those of a row begin, 0 for a gap. Empty texts
-- stand for null, NaN for an unknown e or v. Always in this order, so that two writers cannot wait for each other;
-- primary keys
insert into site_risk (site_id, hazard, scenario, result_set_id, data_version, model_version, computed_at,
                       site_version, status, flags, year_flags, components, first_year, e, v, h, integrated,
                       aal_gross, aal_net, expected_loss, probabilities, method, screening, band_contents,
                       aal_low, aal_high, response_low, response_high, deviation, at_return_periods)
select s.id, r.hazard, r.scenario, :result_set_id, :data_version, :model_version, clock_timestamp(),
       r.site_version, r.status, string_to_array(r.flags, ','), nullif(r.year_flags, '')::jsonb, r.components::jsonb,
       :first_year, nullif(r.e, 'NaN'), nullif(r.v, 'NaN'),
       case when r.h > 0 then (:h::float8[])[r.h : r.h + 79] end,
       case when r.integrated > 0 then (:integrated::float8[])[r.integrated : r.integrated + 79] end,
       case when r.aal_gross > 0 then (:aal_gross::float8[])[r.aal_gross : r.aal_gross + 79] end,
       case when r.aal_net > 0 then (:aal_net::float8[])[r.aal_net : r.aal_net + 79] end,
       case when r.expected_loss > 0 then (:expected_loss::float8[])[r.expected_loss : r.expected_loss + 79] end,
       case when r.probabilities > 0 then (:probabilities::float8[])[r.probabilities : r.probabilities + 80 * r.classes - 1] end,
       r.method, case when r.screening > 0 then (:screening::float8[])[r.screening : r.screening + 79] end,
       nullif(r.band_contents, ''),
       case when r.aal_low > 0 then (:aal_low::float8[])[r.aal_low : r.aal_low + 79] end,
       case when r.aal_high > 0 then (:aal_high::float8[])[r.aal_high : r.aal_high + 79] end,
       case when r.response_low > 0 then (:response_low::float8[])[r.response_low : r.response_low + 79] end,
       case when r.response_high > 0 then (:response_high::float8[])[r.response_high : r.response_high + 79] end,
       case when r.deviation > 0 then (:deviation::float8[])[r.deviation : r.deviation + 79] end,
       case when r.at_return_periods > 0 then (:at_return_periods::float8[])[r.at_return_periods : r.at_return_periods + 559] end
from unnest(:site_ids::uuid[], :hazards::text[], :scenarios::text[], :site_versions::int[], :statuses::text[],
            :flags::text[], :year_flags::text[], :components::text[], :e::float8[], :v::float8[],
            :methods::text[], :band_contents::text[], :classes::int[], :h_from::int[], :integrated_from::int[],
            :aal_gross_from::int[], :aal_net_from::int[], :expected_loss_from::int[],
            :probabilities_from::int[], :screening_from::int[], :aal_low_from::int[], :aal_high_from::int[],
            :response_low_from::int[], :response_high_from::int[], :deviation_from::int[],
            :at_return_periods_from::int[])
     as r (site_id, hazard, scenario, site_version, status, flags, year_flags, components, e, v, method, band_contents,
           classes, h, integrated, aal_gross, aal_net, expected_loss, probabilities, screening, aal_low,
           aal_high, response_low, response_high, deviation, at_return_periods)
join site s on s.id = r.site_id
order by s.id, r.hazard, r.scenario
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
