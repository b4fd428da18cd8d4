package ondo.benchmarks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.store.HazardSeries;
import org.jspecify.annotations.Nullable;

/**
 * Every way to ask one question of one set of points: the scores of one hazard and scenario for all
 * regions and 16 years.
 */
final class Contest implements AutoCloseable {

  static final Hazard HAZARD = Hazard.EXTREME_HEAT;
  static final Scenario SCENARIO = Scenario.SSP585;

  static final String PER_REGION = "original: one query per region";
  static final String LATERAL = "original: years cross join lateral";
  static final String LATERAL_BOX = "the same with a box of ±0.1°";
  static final String OURS = "ours: region join series, the 16 years";
  static final String OURS_SERIES = "ours: region join series, all 80 years";
  static final String PRODUCT = "ours: what fills the snapshot (H, AAL, severe, flags; 80 years)";
  static final String ROUND_TRIP = "floor: select 1";
  static final String FLOOR = "floor: 250 constant rows of that width";

  /** Length prefix, dimensions and 16 elements of {@code array_send}. */
  private static final int ANSWER_BYTES = 5 * Integer.BYTES + 16 * (Integer.BYTES + Double.BYTES);

  private static final int SLOW = 12;
  private static final int MEDIUM = 3;

  private final Night night;
  private final Question perRegion;
  private final Question lateral;
  private final Question box;
  private final Question years;
  private final Question series;
  private final Question product;
  private final Question roundTrip;
  private final Question floor;
  private final List<Integer> checked;
  private final List<Integer> sample;
  private final Map<String, Integer> order = new HashMap<>();
  private final Map<String, Integer> yearOrder = new HashMap<>();
  private long sink;

  /**
   * Prepares every statement.
   *
   * @param checked how many regions the query per region is checked for
   * @param sampled how many it is timed for; the time is scaled to all
   */
  Contest(Layouts layouts, int checked, int sampled) throws SQLException {
    night = layouts.night();
    var regions = night.regions();
    for (var i = 0; i < regions.size(); i++) {
      order.put(regions.get(i).code(), i);
    }
    for (var i = 0; i < Scores.YEARS.size(); i++) {
      yearOrder.put(String.valueOf(Scores.YEARS.get(i)), i);
    }
    this.checked = evenly(checked);
    this.sample = evenly(sampled);
    var connection = layouts.connection();
    var texts =
        connection.createArrayOf("text", Scores.YEARS.stream().map(String::valueOf).toArray());
    var numbers = connection.createArrayOf("int4", Scores.YEARS.toArray());
    var set = layouts.resultSetId();
    var data = layouts.dataSetId();
    var hazard = HAZARD.code();
    var scenario = SCENARIO.name();
    var first = regions.getFirst();
    perRegion =
        new Question(
            connection,
            "benchmark/original_per_region",
            hazard,
            first.latitude(),
            first.longitude());
    lateral = new Question(connection, "benchmark/original_lateral", texts, hazard);
    box = new Question(connection, "benchmark/original_lateral_box", texts, hazard);
    years = new Question(connection, "benchmark/ours_years", numbers, set, hazard, scenario, data);
    series = new Question(connection, "benchmark/ours_series", set, hazard, scenario, data);
    product =
        Question.named(
            connection,
            "region/list_series",
            Map.of(
                "result_set_id",
                set,
                "data_set_id",
                data,
                "hazards",
                connection.createArrayOf("text", new Object[] {hazard}),
                "scenarios",
                connection.createArrayOf("text", new Object[] {scenario})));
    roundTrip = new Question(connection, "benchmark/floor_round_trip");
    floor = new Question(connection, "benchmark/floor_rows", (Object) new byte[ANSWER_BYTES]);
  }

  /** All of them, the slow ones asked in every twelfth round. */
  List<Variant> variants() {
    var scale = night.regions().size() / (double) sample.size();
    return List.of(
        new Variant(PER_REGION, SLOW, scale, () -> perRegion(sample)),
        new Variant(LATERAL, SLOW, 1, () -> rows(lateral)),
        new Variant(LATERAL_BOX, MEDIUM, 1, () -> rows(box)),
        new Variant(PRODUCT, 1, 1, this::product),
        new Variant(OURS_SERIES, 1, 1, () -> series(series)),
        new Variant(OURS, 1, 1, this::years),
        new Variant(FLOOR, 1, 1, this::floor),
        new Variant(ROUND_TRIP, 1, 1, this::roundTrip));
  }

  /** Statement and plan of each, by the name of its file. */
  Map<String, String> plans() throws SQLException {
    var plans = new TreeMap<String, String>();
    for (var question : List.of(perRegion, lateral, box, years, series, product, floor)) {
      plans.put(question.name().replaceFirst(".*/", ""), question.explain());
    }
    return plans;
  }

  int checked() {
    return checked.size();
  }

  int sampled() {
    return sample.size();
  }

  /** The answer to check: the query per region for every region that is checked. */
  Scores askInFull(Variant variant) throws SQLException {
    return variant.name().equals(PER_REGION) ? perRegion(checked) : variant.run().ask();
  }

  private List<Integer> evenly(int count) {
    var all = night.regions().size();
    var some = Math.min(count, all);
    return IntStream.range(0, some).mapToObj(i -> i * all / some).toList();
  }

  /**
   * Compares an answer with the values that its own definition of "nearest" must give.
   *
   * @throws IllegalStateException if one of them differs
   */
  Agreement check(String variant, Scores answer) {
    return switch (variant) {
      case PER_REGION -> agreement(answer, picks(Search.ANYWHERE), checked);
      case LATERAL -> agreement(answer, picks(Search.ANYWHERE), everyRegion());
      case LATERAL_BOX -> agreement(answer, picks(Search.BOX), everyRegion());
      case OURS, OURS_SERIES, PRODUCT -> agreement(answer, picks(Search.RESOLVED), everyRegion());
      default -> new Agreement(0, 0, 0, "");
    };
  }

  /**
   * How an answer compares with ours.
   *
   * @param values present
   * @param otherPoints regions that it reads from another point than the great circle's
   * @param missing regions without any point
   */
  record Agreement(int values, int otherPoints, int missing, String checksum) {}

  private enum Search {
    ANYWHERE,
    BOX,
    RESOLVED
  }

  private List<Integer> everyRegion() {
    return IntStream.range(0, night.regions().size()).boxed().toList();
  }

  private List<Nearest.Pick> picks(Search search) {
    var picks = new ArrayList<Nearest.Pick>();
    for (var region : night.regions()) {
      picks.add(
          switch (search) {
            case ANYWHERE -> Nearest.anywhere(region, night.points());
            case BOX -> Nearest.withinBox(region, night.points());
            case RESOLVED -> new Nearest.Pick(region.gridId(), false);
          });
    }
    return picks;
  }

  private Agreement agreement(Scores answer, List<Nearest.Pick> picks, List<Integer> asked) {
    var expected = Scores.empty(picks.size());
    var others = 0;
    var missing = 0;
    for (var i : asked) {
      var pick = picks.get(i);
      var id = pick.id();
      if (id == null) {
        missing++;
        continue;
      }
      others += id == night.regions().get(i).gridId() ? 0 : 1;
      for (var j = 0; j < Scores.YEARS.size(); j++) {
        // Two points at the same distance: SQL may return either, so its own answer stands.
        expected.values()[i][j] =
            pick.tied()
                ? answer.values()[i][j]
                : night.score(id, HAZARD, SCENARIO, Scores.YEARS.get(j));
      }
    }
    var differences = expected.differences(answer);
    if (differences > 0) {
      throw new IllegalStateException(differences + " values differ from the stored ones");
    }
    return new Agreement(answer.present(), others, missing, answer.checksum());
  }

  private Scores perRegion(List<Integer> asked) throws SQLException {
    var scores = Scores.empty(night.regions().size());
    for (var i : asked) {
      var region = night.regions().get(i);
      var row = scores.values()[i];
      perRegion.ask(
          answer -> {
            var year = yearOrder.get(answer.getString(1));
            if (year != null) {
              row[year] = answer.getFloat(2);
            }
          },
          HAZARD.code(),
          region.latitude(),
          region.longitude());
    }
    return scores;
  }

  private Scores rows(Question question) throws SQLException {
    var scores = Scores.empty(night.regions().size());
    question.ask(
        answer -> {
          var region = Objects.requireNonNull(order.get(answer.getString(1)));
          var year = Objects.requireNonNull(yearOrder.get(answer.getString(2)));
          scores.values()[region][year] = answer.getFloat(3);
        });
    return scores;
  }

  private Scores years() throws SQLException {
    var scores = Scores.empty(night.regions().size());
    years.ask(
        answer -> {
          var region = Objects.requireNonNull(order.get(answer.getString(1)));
          scores.values()[region] = SentArray.floats(answer.getBytes(2));
        });
    return scores;
  }

  private Scores series(Question question) throws SQLException {
    var scores = Scores.empty(night.regions().size());
    question.ask(answer -> pick(answer, scores));
    return scores;
  }

  private void pick(ResultSet answer, Scores scores) throws SQLException {
    var region = Objects.requireNonNull(order.get(answer.getString("code")));
    var all = SentArray.floats(answer.getBytes("h"));
    for (var j = 0; j < Scores.YEARS.size(); j++) {
      scores.values()[region][j] = all[Scores.YEARS.get(j) - HazardSeries.FIRST_YEAR];
    }
  }

  private Scores product() throws SQLException {
    var scores = Scores.empty(night.regions().size());
    product.ask(
        answer -> {
          sink += decoded(answer.getBytes("aal")) + decoded(answer.getBytes("severe"));
          pick(answer, scores);
        });
    return scores;
  }

  private static int decoded(byte @Nullable [] array) {
    return array == null ? 0 : SentArray.floats(array).length;
  }

  private Scores floor() throws SQLException {
    floor.ask(row -> sink += row.getString(1).length() + row.getBytes(2).length);
    return Scores.NONE;
  }

  private Scores roundTrip() throws SQLException {
    roundTrip.ask(row -> sink += row.getInt(1));
    return Scores.NONE;
  }

  @Override
  public void close() throws SQLException {
    for (var question :
        List.of(perRegion, lateral, box, years, series, product, roundTrip, floor)) {
      question.close();
    }
  }
}
