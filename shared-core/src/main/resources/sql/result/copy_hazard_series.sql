-- rows of H in binary form
copy hazard_series (result_set_id, hazard, scenario, grid_id, status, flags, year_flags, first_year, h)
from stdin (format binary)
