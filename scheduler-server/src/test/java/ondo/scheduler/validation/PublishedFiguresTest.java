package ondo.scheduler.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ondo.climate.Scenario;
import ondo.risk.Hazard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedFiguresTest {

  private static final String HEADER = "hazard,number,scenario,year,figure,source\n";

  @Test
  void a_line_is_held_against_what_fits_its_scenario_and_year() {
    var figures =
        PublishedFigures.of(
            HEADER
                + "typhoon,AAL,,2030,0.03 ‰,A yearbook, second edition\n"
                + "typhoon,AAL,SSP585,,rising,A report\n");
    assertThat(figures.text(Hazard.TYPHOON, "AAL", Scenario.SSP126, 2030)).isEqualTo("0.03 ‰ [1]");
    assertThat(figures.text(Hazard.TYPHOON, "AAL", Scenario.SSP585, 2030))
        .isEqualTo("0.03 ‰ [1]; rising [2]");
    assertThat(figures.text(Hazard.TYPHOON, "AAL", Scenario.SSP126, 2050)).isEqualTo("none found");
    assertThat(figures.text(Hazard.TYPHOON, "H", Scenario.SSP585, 2050)).isEqualTo("none found");
    assertThat(figures.sources()).containsExactly("1. A yearbook, second edition", "2. A report");
  }

  @Test
  void the_packaged_figures_are_whole() {
    var figures = PublishedFigures.read();
    assertThat(figures.sources()).hasSizeGreaterThan(10);
    assertThat(figures.text(Hazard.TYPHOON, "EVENT_AAL", Scenario.SSP126, 2030)).contains("‰");
    assertThat(figures.text(Hazard.URBAN_FLOOD, "AAL", Scenario.SSP126, 2030))
        .isEqualTo("none found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "typhoon,AAL,,2030,0.03 ‰,",
        "typhoon,AAL,,2030,,A yearbook",
        "typhoon,R,,2030,0.03 ‰,A yearbook",
        "storm,AAL,,2030,0.03 ‰,A yearbook",
        "typhoon,AAL,SSP9,2030,0.03 ‰,A yearbook",
        "typhoon,AAL,,soon,0.03 ‰,A yearbook"
      })
  void a_figure_without_a_source_or_of_nothing_known_is_refused(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> PublishedFigures.of(HEADER + line));
  }
}
