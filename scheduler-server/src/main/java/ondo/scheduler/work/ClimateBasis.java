package ondo.scheduler.work;

import java.util.Optional;
import ondo.catalog.EventTables;
import ondo.climate.StormList;
import ondo.projection.EventOutlook;
import ondo.projection.PlaceClimate;
import ondo.projection.Projection;
import ondo.projection.ResponseRange;
import ondo.projection.StormOutlook;
import ondo.store.DataSetHead;
import org.jspecify.annotations.Nullable;

/**
 * What every place of a data set shares.
 *
 * @param storms the record behind the storms of places, null without one
 * @param hasCurves whether a user brought hazard curves
 */
record ClimateBasis(
    DataSetHead data,
    Projection projection,
    ResponseRange range,
    EventTables tables,
    @Nullable StormList storms,
    boolean hasCurves) {

  /** The wind losses of a place from the storms of the record, if there is one. */
  Optional<EventOutlook> storms(PlaceClimate place) {
    if (storms == null) {
      return Optional.empty();
    }
    return place.storms().map(found -> new StormOutlook(found, storms, tables, projection.path()));
  }
}
