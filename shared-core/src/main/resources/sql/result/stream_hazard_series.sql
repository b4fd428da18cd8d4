-- rows of H of a hazard and scenario in the order of the checksum; filled in by format(): COPY takes no
-- parameters. Primary key
copy (select hazard, scenario, status, array_to_string(flags, ','), coalesce(year_flags::text, ''),
             grid_id, 0, first_year::integer, h, null::float8[]
      from hazard_series
      where result_set_id = %d and hazard = '%s' and scenario = '%s'
      order by grid_id) to stdout (format binary)
