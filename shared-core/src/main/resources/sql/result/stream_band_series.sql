-- rows of bands of a hazard and scenario in the order of the checksum; filled in by format(): COPY takes no
-- parameters. Primary key
copy (select hazard, scenario, contents, ''::text, ''::text, grid_id, 0, 0, h_low || h_high, aal_low || aal_high
      from band_series
      where result_set_id = %d and hazard = '%s' and scenario = '%s'
      order by grid_id, contents collate "C") to stdout (format binary)
