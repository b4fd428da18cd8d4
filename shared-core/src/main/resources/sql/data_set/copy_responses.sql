-- rows of local indices in binary form
copy indicator_response (data_set_id, grid_id, indicator, source_id, flags, value)
from stdin (format binary)
