-- at most one row: the first of event_series that differs between two result sets, to the last bit
select hazard, scenario, grid_id, '' as part,
       a.result_set_id is not null as is_stored, b.result_set_id is not null as is_recomputed,
       a.flags::text as facts_stored,
       b.flags::text as facts_recomputed,
       array_send(a.aal::float8[]) as aal_stored, array_send(b.aal::float8[]) as aal_recomputed,
       array_send(a.deviation::float8[]) as deviation_stored, array_send(b.deviation::float8[]) as deviation_recomputed,
       array_send(a.at_return_periods::float8[]) as at_return_periods_stored, array_send(b.at_return_periods::float8[]) as at_return_periods_recomputed,
       array_send(a.damage_low::float8[]) as damage_low_stored, array_send(b.damage_low::float8[]) as damage_low_recomputed,
       array_send(a.damage_high::float8[]) as damage_high_stored, array_send(b.damage_high::float8[]) as damage_high_recomputed,
       array_send(a.response_low::float8[]) as response_low_stored, array_send(b.response_low::float8[]) as response_low_recomputed,
       array_send(a.response_high::float8[]) as response_high_stored, array_send(b.response_high::float8[]) as response_high_recomputed
from (select * from event_series where result_set_id = :stored) a
full join (select * from event_series where result_set_id = :recomputed) b using (hazard, scenario, grid_id)
where (a.flags::text, array_send(a.aal), array_send(a.deviation), array_send(a.at_return_periods),
       array_send(a.damage_low), array_send(a.damage_high), array_send(a.response_low),
       array_send(a.response_high))
      is distinct from
      (b.flags::text, array_send(b.aal), array_send(b.deviation), array_send(b.at_return_periods),
       array_send(b.damage_low), array_send(b.damage_high), array_send(b.response_low),
       array_send(b.response_high))
   or a.result_set_id is null
   or b.result_set_id is null
order by hazard collate "C", scenario collate "C", grid_id
limit 1
