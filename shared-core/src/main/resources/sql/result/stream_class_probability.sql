-- rows of class probabilities of a hazard and scenario in the order of the checksum; filled in by format(): COPY takes no
-- parameters. Primary key
copy (select hazard, scenario, ''::text, ''::text, ''::text, grid_id, class::integer, 0, probability, null::float8[]
      from class_probability
      where result_set_id = %d and hazard = '%s' and scenario = '%s'
      order by grid_id, class) to stdout (format binary)
