package ondo.climate;

import java.util.Locale;

/** The four shared socio-economic pathways of the IPCC's sixth assessment report. */
public enum Scenario {
  SSP126("SSP1-2.6"),
  SSP245("SSP2-4.5"),
  SSP370("SSP3-7.0"),
  SSP585("SSP5-8.5");

  private final String label;

  Scenario(String label) {
    this.label = label;
  }

  /** The name that people write, such as {@code SSP1-2.6}. */
  public String label() {
    return label;
  }

  /**
   * The scenario of a code in any case, such as {@code SSP126} or {@code ssp126}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Scenario of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
