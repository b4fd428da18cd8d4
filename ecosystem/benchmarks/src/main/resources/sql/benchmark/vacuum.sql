-- nothing: visibility maps and statistics for both layouts
vacuum analyze point_scores, region_point, grid_point, region, hazard_series, loss_series
