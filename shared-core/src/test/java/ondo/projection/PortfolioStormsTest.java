package ondo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import ondo.climate.StormList;
import org.junit.jupiter.api.Test;

class PortfolioStormsTest {

  private static final double TOLERANCE = 1e-9;
  private static final int YEARS = 45;
  private static final Scenario SCENARIO = Scenario.SSP245;

  private final PortfolioStorms portfolio =
      new PortfolioStorms(Places.STORMS, Places.TABLES, Places.path());

  private static PointStorms storms(int[] numbers, double... winds) {
    return new PointStorms(new double[YEARS], numbers, winds, List.of());
  }

  private static double ratio(double wind, int year) {
    var factor = StormOutlook.windFactor(Places.TABLES, Places.path(), SCENARIO, year);
    return StormOutlook.damage(Places.TABLES).at(wind * factor);
  }

  @Test
  void one_storm_at_two_places_is_one_loss() {
    portfolio.add(storms(new int[] {3, 7}, 40, 30), 100);
    portfolio.add(storms(new int[] {3, 9}, 50, 35), 200);

    var set = portfolio.at(SCENARIO, 10);

    var together = 100 * ratio(40, 10) + 200 * ratio(50, 10);
    var seventh = 100 * ratio(30, 10);
    var ninth = 200 * ratio(35, 10);
    assertThat(set.annualLoss()).isCloseTo((together + seventh + ninth) / YEARS, within(TOLERANCE));
    assertThat(set.lossAt(1000).value().orElseThrow()).isCloseTo(together, within(TOLERANCE));
    assertThat(PortfolioStorms.deviation(set))
        .isCloseTo(
            Math.sqrt((together * together + seventh * seventh + ninth * ninth) / YEARS),
            within(TOLERANCE));
  }

  @Test
  void places_in_the_same_wind_add_their_values() {
    portfolio.add(storms(new int[] {3}, 40), 100);
    portfolio.add(storms(new int[] {3}, 40), 50);

    assertThat(portfolio.at(SCENARIO, 0).annualLoss())
        .isCloseTo(150 * ratio(40, 0) / YEARS, within(TOLERANCE));
  }

  @Test
  void loss_does_not_depend_on_the_order_of_the_places() {
    var other = new PortfolioStorms(Places.STORMS, Places.TABLES, Places.path());
    for (var i = 0; i < 20; i++) {
      portfolio.add(storms(new int[] {1, 2}, 30 + i / 3.0, 40 + i / 7.0), 100 + i / 9.0);
      var j = 19 - i;
      other.add(storms(new int[] {1, 2}, 30 + j / 3.0, 40 + j / 7.0), 100 + j / 9.0);
    }

    assertThat(portfolio.at(SCENARIO, 50).annualLoss())
        .isEqualTo(other.at(SCENARIO, 50).annualLoss());
  }

  @Test
  void portfolio_of_one_place_loses_what_the_place_loses() {
    portfolio.add(Places.windy(), 1);
    var alone = new StormOutlook(Places.windy(), Places.STORMS, Places.TABLES, Places.path());

    var year = alone.at(SCENARIO, 79).orElseThrow();

    var set = portfolio.at(SCENARIO, 79);
    assertThat(set.annualLoss()).isCloseTo(year.annualLoss(), within(TOLERANCE));
    assertThat(PortfolioStorms.deviation(set)).isCloseTo(year.deviation(), within(TOLERANCE));
    for (var i = 0; i < EventYear.RETURN_PERIODS.size(); i++) {
      assertThat(set.lossAt(EventYear.RETURN_PERIODS.get(i)).value().orElseThrow())
          .isCloseTo(year.atReturnPeriods()[i], within(TOLERANCE));
    }
  }

  @Test
  void portfolio_that_no_storm_reached_loses_a_known_nothing() {
    portfolio.add(storms(new int[0]), 100);

    assertThat(portfolio.at(SCENARIO, 0).annualLoss()).isZero();
    assertThat(PortfolioStorms.deviation(portfolio.at(SCENARIO, 0))).isZero();
  }

  @Test
  void record_of_nineteen_years_is_too_short_and_one_of_twenty_is_not() {
    var winds = storms(new int[] {0}, 40);
    assertThatIllegalStateException()
        .isThrownBy(() -> of(19, winds).at(SCENARIO, 0))
        .withMessage("a storm record of 19 years");
    assertThat(of(20, winds).at(SCENARIO, 0).annualLoss())
        .isCloseTo(ratio(40, 0) / 20, within(TOLERANCE));
  }

  private static PortfolioStorms of(int years, PointStorms winds) {
    var list = new StormList(2000, years, List.of(new StormList.Entry(0, "S0", 2001)));
    var portfolio = new PortfolioStorms(list, Places.TABLES, Places.path());
    portfolio.add(winds, 1);
    return portfolio;
  }
}
