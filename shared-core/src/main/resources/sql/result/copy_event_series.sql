-- rows of losses from single events in binary form
copy event_series (result_set_id, hazard, scenario, grid_id, flags, aal, deviation, at_return_periods,
                   damage_low, damage_high, response_low, response_high)
from stdin (format binary)
