-- at most one row: the first of class_probability that differs between two result sets, to the last bit
select hazard, scenario, grid_id, class::text as part,
       a.result_set_id is not null as is_stored, b.result_set_id is not null as is_recomputed,
       '' as facts_stored,
       '' as facts_recomputed,
       array_send(a.probability::float8[]) as probability_stored, array_send(b.probability::float8[]) as probability_recomputed
from (select * from class_probability where result_set_id = :stored) a
full join (select * from class_probability where result_set_id = :recomputed) b using (hazard, scenario, grid_id, class)
where ('', array_send(a.probability))
      is distinct from
      ('', array_send(b.probability))
   or a.result_set_id is null
   or b.result_set_id is null
order by hazard collate "C", scenario collate "C", grid_id, class
limit 1
