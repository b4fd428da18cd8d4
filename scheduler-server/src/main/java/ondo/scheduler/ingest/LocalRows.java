package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ondo.climate.GroundFact;
import ondo.climate.PointClimate;
import ondo.climate.StormList;
import ondo.climate.TemperatureIndex;
import ondo.geo.GridPoint;
import ondo.risk.event.PlacedCurve;
import ondo.store.DataSetRepository.Moved;
import ondo.store.DataSetRepository.Stormy;
import ondo.store.DataSetRepository.Yearly;

/**
 * Gathers what the families know of each point; of two that know the same the earlier counts.
 *
 * <p>Indices by warming level are handed on at once, because they are most of the bytes; the rest
 * is some 30 kB a point and is held.
 */
final class LocalRows {

  /** A fact of one grid point, from one of the data set's sources. */
  record Known(int gridId, int sourceId, GroundFact fact) {}

  /** A hazard curve, from one of the data set's sources. */
  record Curve(int sourceId, PlacedCurve curve) {}

  private final List<PointFamily> families;
  private final List<Integer> sourceIds = new ArrayList<>();
  private final List<Provenance> sources;
  private final List<Yearly> yearly = new ArrayList<>();
  private final List<Stormy> stormy = new ArrayList<>();
  private final List<Known> facts = new ArrayList<>();
  private long moved;

  LocalRows(ClimateData data) {
    families = data.families();
    sources = sources(data);
    var next = data.sources().size() + 1;
    for (var family : families) {
      sourceIds.add(next);
      next += family.sources().size();
    }
  }

  /** All sources of a data set: a series names one by its place in this list, from 1 on. */
  static List<Provenance> sources(ClimateData data) {
    var all = new ArrayList<>(data.sources());
    data.families().forEach(family -> all.addAll(family.sources()));
    return all;
  }

  /** Asks every family about a point; indices by warming level go to {@code sink}. */
  void add(GridPoint point, Consumer<Moved> sink) {
    var known = new HashSet<String>();
    for (var index : TemperatureIndex.values()) {
      known.add("moved " + index.code());
    }
    for (var i = 0; i < families.size(); i++) {
      add(point.id(), sourceIds.get(i), families.get(i).at(point), known, sink);
    }
  }

  private void add(
      int gridId, int source, PointClimate climate, Set<String> known, Consumer<Moved> sink) {
    for (var series : climate.moved()) {
      if (known.add("moved " + series.indicator())) {
        sink.accept(new Moved(gridId, source, series));
        moved++;
      }
    }
    addYearly(gridId, source, climate, known);
    for (var fact : climate.facts()) {
      if (known.add("fact " + fact.name())) {
        facts.add(new Known(gridId, source, fact));
      }
    }
    var storms = climate.storms();
    if (storms != null && known.add("storms")) {
      stormy.add(new Stormy(gridId, source, storms));
    }
  }

  /**
   * The first source of an index has all its scenarios and its observed years: thresholds of one
   * data set say nothing about the projections of another.
   */
  private void addYearly(int gridId, int source, PointClimate climate, Set<String> known) {
    var own = new HashSet<String>();
    var rows = new HashSet<String>();
    for (var series : climate.yearly()) {
      var index = "yearly " + series.indicator();
      if (!known.contains(index) && rows.add(series.indicator() + " " + series.scenario())) {
        yearly.add(new Yearly(gridId, source, series));
        own.add(index);
      }
    }
    known.addAll(own);
  }

  List<Provenance> sources() {
    return sources;
  }

  List<Yearly> yearly() {
    return yearly;
  }

  List<Stormy> stormy() {
    return stormy;
  }

  List<Known> facts() {
    return facts;
  }

  /** The hazard curves of all families. */
  List<Curve> curves() {
    var curves = new ArrayList<Curve>();
    for (var i = 0; i < families.size(); i++) {
      var source = sourceIds.get(i);
      families.get(i).curves().forEach(curve -> curves.add(new Curve(source, curve)));
    }
    return curves;
  }

  /** Number of indices by warming level handed on, station temperatures aside. */
  long moved() {
    return moved;
  }

  /** The storms of the first family that has any. */
  Optional<StormList> stormList() {
    return families.stream().flatMap(family -> family.storms().stream()).findFirst();
  }

  /** The source of {@link #stormList()}. */
  int stormSource() {
    for (var i = 0; i < families.size(); i++) {
      if (families.get(i).storms().isPresent()) {
        return sourceIds.get(i);
      }
    }
    throw new IllegalStateException("no family has storms");
  }
}
