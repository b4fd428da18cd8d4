package ondo.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ondo.catalog.CatalogTable.Row;
import ondo.climate.Scenario;
import ondo.risk.Flag;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.loss.AalGrade;

/** Tables whose words are also enums of the program: both must say the same. */
final class WordRows {

  private WordRows() {}

  static void check(Map<String, CatalogTable> tables) {
    words(CatalogReader.table(tables, "flags.csv"), "flag", names(Flag.values()));
    words(CatalogReader.table(tables, "status.csv"), "status", names(Status.values()));
    words(
        CatalogReader.table(tables, "aqueduct_scenarios.csv"),
        "scenario",
        names(Scenario.values()));
    levels(CatalogReader.table(tables, "levels.csv"));
    grades(CatalogReader.table(tables, "aal_grades.csv"));
  }

  private static Set<String> names(Enum<?>[] constants) {
    var names = new TreeSet<String>();
    for (var constant : constants) {
      names.add(constant.name());
    }
    return names;
  }

  private static void words(CatalogTable table, String column, Set<String> expected) {
    var missing = new TreeSet<>(expected);
    for (var row : table.rows()) {
      if (!missing.remove(row.text(column))) {
        throw row.refuse("unknown or repeated " + column + ": " + row.text(column));
      }
    }
    if (!missing.isEmpty()) {
      throw last(table).refuse("missing after this: " + missing);
    }
  }

  private static Row last(CatalogTable table) {
    return table.rows().getLast();
  }

  private static void levels(CatalogTable table) {
    var names = new ArrayList<String>();
    var starts = new ArrayList<Double>();
    for (var level : Score.Level.values()) {
      names.add(level.name());
      starts.add(level.from());
    }
    ladder(table, "level", names, starts);
  }

  private static void grades(CatalogTable table) {
    var names = new ArrayList<String>();
    var starts = new ArrayList<Double>();
    for (var grade : AalGrade.values()) {
      names.add(grade.name());
      starts.add(grade.from());
    }
    ladder(table, "grade", names, starts);
  }

  private static void ladder(
      CatalogTable table, String column, List<String> names, List<Double> starts) {
    words(table, column, new TreeSet<>(names));
    for (var i = 0; i < names.size(); i++) {
      var row = table.rows().get(i);
      var end = i + 1 < starts.size() ? starts.get(i + 1) : Double.POSITIVE_INFINITY;
      var agrees =
          row.text(column).equals(names.get(i))
              && row.number("lower_incl") == starts.get(i)
              && row.number("upper_excl") == end;
      if (!agrees) {
        throw row.refuse(names.get(i) + " is " + starts.get(i) + "…" + end + " in the program");
      }
    }
  }
}
