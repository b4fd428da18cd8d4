-- rows of what the storms of a record did at grid points, in binary form
copy point_storm (data_set_id, grid_id, source_id, flags, exposure, storm, wind_ms)
from stdin (format binary)
