-- one row per data version, scenario and curve: warming in K of the chosen years
select d.data_version, w.scenario, w.curve,
       array_send((select array_agg(w.warming_k[y.year - w.first_year + 1] order by y.n)
                   from unnest(:years::int[]) with ordinality as y (year, n))) as warming_k
from warming w
join data_set d on d.id = w.data_set_id
where d.data_version = any (:data_versions)
  and w.scenario = any (:scenarios::text[])
order by d.data_version, w.scenario, w.curve
