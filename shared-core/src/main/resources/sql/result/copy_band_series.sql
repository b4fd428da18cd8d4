-- rows of bands around H and base AAL in binary form
copy band_series (result_set_id, hazard, scenario, grid_id, contents, h_low, h_high, aal_low, aal_high)
from stdin (format binary)
