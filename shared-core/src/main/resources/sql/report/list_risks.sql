-- up to 36 rows a site in any order: the chosen years of its results, and the gross loss of all 80; primary key
select r.site_id, r.hazard, r.scenario, r.data_version, r.model_version, r.computed_at, r.site_version,
       r.status, r.flags, r.year_flags::text, r.e, r.v,
       r.components #>> '{aal,status}' as loss_status,
       r.components #>> '{integrated,status}' as integrated_status,
       array_send(a.h) as h, array_send(a.integrated) as integrated, array_send(a.aal_gross) as aal_gross,
       array_send(a.aal_net) as aal_net, array_send(a.expected_loss) as expected_loss,
       array_send(r.aal_gross) as gross_by_year
from site_risk r
cross join lateral (
  select array_agg(r.h[y.year - r.first_year + 1]) as h,
         array_agg(r.integrated[y.year - r.first_year + 1]) as integrated,
         array_agg(r.aal_gross[y.year - r.first_year + 1]) as aal_gross,
         array_agg(r.aal_net[y.year - r.first_year + 1]) as aal_net,
         array_agg(r.expected_loss[y.year - r.first_year + 1]) as expected_loss
  from (select u.year from unnest(:years::int[]) with ordinality as u (year, n) order by u.n) as y
) as a
where r.site_id = any (:site_ids::uuid[])
  and r.scenario = any (:scenarios::text[])
