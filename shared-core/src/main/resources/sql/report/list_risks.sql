-- up to 36 rows a site in any order: the chosen years of its results, and the gross loss of all 80; what stands beside
-- a loss from single events is null for an index loss; primary key
select r.site_id, r.hazard, r.scenario, r.data_version, r.model_version, r.computed_at, r.site_version,
       r.status, r.flags, r.year_flags::text, r.e, r.v,
       r.components #>> '{aal,status}' as loss_status,
       r.components #>> '{integrated,status}' as integrated_status,
       array_send(a.h) as h, array_send(a.integrated) as integrated, array_send(a.aal_gross) as aal_gross,
       array_send(a.aal_net) as aal_net, array_send(a.expected_loss) as expected_loss,
       r.method, r.band_contents, array_send(a.aal_low) as aal_low, array_send(a.aal_high) as aal_high,
       array_send(b.screening) as screening, array_send(b.deviation) as deviation,
       array_send(c.at_return_periods) as at_return_periods,
       array_send(r.aal_gross) as gross_by_year
from site_risk r
cross join lateral (
  select array_agg(r.h[y.year - r.first_year + 1]) as h,
         array_agg(r.integrated[y.year - r.first_year + 1]) as integrated,
         array_agg(r.aal_gross[y.year - r.first_year + 1]) as aal_gross,
         array_agg(r.aal_net[y.year - r.first_year + 1]) as aal_net,
         array_agg(r.expected_loss[y.year - r.first_year + 1]) as expected_loss,
         array_agg(r.aal_low[y.year - r.first_year + 1]) as aal_low,
         array_agg(r.aal_high[y.year - r.first_year + 1]) as aal_high
  from (select u.year from unnest(:years::int[]) with ordinality as u (year, n) order by u.n) as y
) as a
left join lateral (
  select array_agg(r.screening[y.year - r.first_year + 1]) as screening,
         array_agg(r.deviation[y.year - r.first_year + 1]) as deviation
  from (select u.year from unnest(:years::int[]) with ordinality as u (year, n) order by u.n) as y
) as b on r.method = 'EVENT'
left join lateral (
  select array_agg(r.at_return_periods[p.at * 80 + p.year - r.first_year + 1]) as at_return_periods
  from (select x.at, u.year
        from unnest(:periods::int[]) with ordinality as x (at, k)
        cross join unnest(:years::int[]) with ordinality as u (year, n)
        order by x.k, u.n) as p
) as c on r.method = 'EVENT'
where r.site_id = any (:site_ids::uuid[])
  and r.scenario = any (:scenarios::text[])
