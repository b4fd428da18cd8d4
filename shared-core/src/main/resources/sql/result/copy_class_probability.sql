-- rows of class probabilities in binary form
copy class_probability (result_set_id, hazard, scenario, grid_id, class, probability)
from stdin (format binary)
