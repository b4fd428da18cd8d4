package ondo.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ondo.catalog.CatalogTable.Row;
import ondo.risk.Hazard;
import ondo.risk.hazard.HazardScore;
import ondo.risk.probability.ClassScheme;
import ondo.risk.probability.ClassScheme.BaselineQuantiles;
import ondo.risk.probability.ClassScheme.Fit;
import ondo.risk.probability.FrequencyEstimator;
import ondo.risk.probability.IntensityClasses;
import ondo.risk.probability.IntensityClasses.Interval;
import ondo.risk.probability.Support;
import ondo.risk.vulnerability.DamageFunction;
import ondo.risk.vulnerability.VulnerabilityRules;

/** {@code risks.csv} and {@code bins.csv}: how each hazard is classed and what a class costs. */
final class ClassRows {

  private enum Bins {
    FIXED,
    QUANTILE_R7,
    QUANTILE_GEV
  }

  private enum Severity {
    ASCENDING,
    DESCENDING
  }

  private final CatalogTable risks;
  private final CatalogTable bins;
  private final int baselineYears;

  ClassRows(Map<String, CatalogTable> tables, Map<String, Double> parameters) {
    this.risks = CatalogReader.table(tables, "risks.csv");
    this.bins = CatalogReader.table(tables, "bins.csv");
    this.baselineYears = (int) CatalogReader.number(parameters, "baseline_min_valid");
    risks.rows().forEach(Row::hazard);
    bins.rows().forEach(Row::hazard);
  }

  HazardSpec spec(Hazard hazard, HazardScore ramps, VulnerabilityRules vulnerability) {
    var row = risks.of(hazard).getFirst();
    if (risks.of(hazard).size() > 1) {
      throw risks.of(hazard).getLast().refuse("repeated hazard " + hazard.code());
    }
    if (row.word("tcfd_class", Hazard.Kind.class) != hazard.kind()
        || row.word("impact_kind", Hazard.Impact.class) != hazard.impact()) {
      throw row.refuse("class or impact of " + hazard.code() + " differs from the program");
    }
    var classes = bins.of(hazard);
    numbered(classes);
    var support = row.word("support", Support.class);
    return CatalogReader.at(
        row,
        () ->
            new HazardSpec(
                hazard,
                row.text("indicator"),
                row.text("unit"),
                support,
                row.word("estimator", FrequencyEstimator.Rule.class),
                scheme(row, classes, support),
                damage(classes),
                returnYears(classes),
                row.truth("exposure_in_aal"),
                row.finite("kappa"),
                ramps,
                vulnerability));
  }

  private static void numbered(List<Row> classes) {
    for (var i = 0; i < classes.size(); i++) {
      if (classes.get(i).finite("bin") != i + 1) {
        throw classes.get(i).refuse("classes not numbered in order, expected " + (i + 1));
      }
    }
  }

  private ClassScheme scheme(Row row, List<Row> classes, Support support) {
    return switch (row.word("bins_kind", Bins.class)) {
      case FIXED -> fixed(row, classes, support);
      case QUANTILE_R7 -> quantiles(classes, support, Fit.TYPE_7);
      case QUANTILE_GEV -> quantiles(classes, support, Fit.GEV);
    };
  }

  private static ClassScheme fixed(Row row, List<Row> classes, Support support) {
    var intervals = new ArrayList<Interval>();
    for (var bin : classes) {
      intervals.add(
          CatalogReader.at(
              bin,
              () ->
                  new Interval(
                      bin.number("lower"),
                      bin.truth("lower_incl"),
                      bin.number("upper"),
                      bin.truth("upper_incl"))));
    }
    var rises = intervals.getFirst().lower() <= intervals.getLast().lower();
    if (rises != (row.word("severity_order", Severity.class) == Severity.ASCENDING)) {
      throw row.refuse("severity runs against the class limits");
    }
    return CatalogReader.at(
        classes.getFirst(), () -> new ClassScheme.Fixed(new IntensityClasses(support, intervals)));
  }

  private ClassScheme quantiles(List<Row> classes, Support support, Fit fit) {
    var levels = new ArrayList<Double>();
    var floors = new ArrayList<Double>();
    var lower = "0";
    for (var bin : classes) {
      var isFirst = bin.equals(classes.getFirst());
      var isLast = bin.equals(classes.getLast());
      var upper = isLast ? "inf" : "Q" + Math.round(100 * bin.finite("q_upper"));
      if (!bin.text("lower").equals(lower) || !bin.text("upper").equals(upper)) {
        throw bin.refuse("limits are not " + lower + " and " + upper);
      }
      if (bin.truth("lower_incl") != isFirst || bin.truth("upper_incl") == isLast) {
        throw bin.refuse("quantile classes are closed above");
      }
      lower = upper;
      if (!isLast) {
        levels.add(increasing(bin, "q_upper", levels));
        if (!bin.text("floor_upper").isEmpty()) {
          floors.add(increasing(bin, "floor_upper", floors));
        }
      }
    }
    return CatalogReader.at(
        classes.getFirst(),
        () -> new BaselineQuantiles(support, fit, levels, floors, baselineYears));
  }

  private static double increasing(Row row, String column, List<Double> before) {
    var value = row.finite(column);
    if (!before.isEmpty() && value <= before.getLast()) {
      throw row.refuse(column + " not rising");
    }
    return value;
  }

  private static DamageFunction damage(List<Row> classes) {
    var ratios = new ArrayList<Double>();
    for (var bin : classes) {
      ratios.add(bin.finite("dr"));
      CatalogReader.at(bin, () -> new DamageFunction(ratios));
    }
    return new DamageFunction(ratios);
  }

  private static List<Double> returnYears(List<Row> classes) {
    var years = new ArrayList<Double>();
    for (var bin : classes) {
      if (!bin.text("t_upper_yr").isEmpty()) {
        years.add(bin.number("t_upper_yr"));
      }
    }
    return years;
  }
}
