-- rows of losses from single events of a hazard and scenario in the order of the checksum; filled in by format(): COPY takes no
-- parameters. Primary key
copy (select hazard, scenario, ''::text, array_to_string(flags, ','), ''::text, grid_id, 0, 0,
             aal || deviation || damage_low || damage_high || response_low || response_high, at_return_periods
      from event_series
      where result_set_id = %d and hazard = '%s' and scenario = '%s'
      order by grid_id) to stdout (format binary)
