-- at most one row: the first of hazard_series that differs between two result sets, to the last bit
select hazard, scenario, grid_id, '' as part,
       a.result_set_id is not null as is_stored, b.result_set_id is not null as is_recomputed,
       concat_ws(' ', a.status, a.flags::text, a.year_flags::text) as facts_stored,
       concat_ws(' ', b.status, b.flags::text, b.year_flags::text) as facts_recomputed,
       array_send(a.h::float8[]) as h_stored, array_send(b.h::float8[]) as h_recomputed
from (select * from hazard_series where result_set_id = :stored) a
full join (select * from hazard_series where result_set_id = :recomputed) b using (hazard, scenario, grid_id)
where (concat_ws(' ', a.status, a.flags::text, a.year_flags::text), array_send(a.h))
      is distinct from
      (concat_ws(' ', b.status, b.flags::text, b.year_flags::text), array_send(b.h))
   or a.result_set_id is null
   or b.result_set_id is null
order by hazard collate "C", scenario collate "C", grid_id
limit 1
