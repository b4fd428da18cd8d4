-- rows of yearly indices by calendar year in binary form
copy point_series (data_set_id, grid_id, indicator, scenario, source_id, flags, first_year, value)
from stdin (format binary)
