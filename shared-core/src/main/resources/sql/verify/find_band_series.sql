-- at most one row: the first of band_series that differs between two result sets, to the last bit
select hazard, scenario, grid_id, contents::text as part,
       a.result_set_id is not null as is_stored, b.result_set_id is not null as is_recomputed,
       '' as facts_stored,
       '' as facts_recomputed,
       array_send(a.h_low::float8[]) as h_low_stored, array_send(b.h_low::float8[]) as h_low_recomputed,
       array_send(a.h_high::float8[]) as h_high_stored, array_send(b.h_high::float8[]) as h_high_recomputed,
       array_send(a.aal_low::float8[]) as aal_low_stored, array_send(b.aal_low::float8[]) as aal_low_recomputed,
       array_send(a.aal_high::float8[]) as aal_high_stored, array_send(b.aal_high::float8[]) as aal_high_recomputed
from (select * from band_series where result_set_id = :stored) a
full join (select * from band_series where result_set_id = :recomputed) b using (hazard, scenario, grid_id, contents)
where ('', array_send(a.h_low), array_send(a.h_high), array_send(a.aal_low), array_send(a.aal_high))
      is distinct from
      ('', array_send(b.h_low), array_send(b.h_high), array_send(b.aal_low), array_send(b.aal_high))
   or a.result_set_id is null
   or b.result_set_id is null
order by hazard collate "C", scenario collate "C", grid_id, contents collate "C"
limit 1
