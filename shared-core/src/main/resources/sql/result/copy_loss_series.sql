-- rows of base AAL and severe probability in binary form
copy loss_series (result_set_id, hazard, scenario, grid_id, status, flags, year_flags, first_year, aal, severe)
from stdin (format binary)
