package ondo.scheduler.validation;

import static ondo.scheduler.validation.PageText.number;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chapters of the validation page on storms and their losses. */
final class StormChapters {

  private static final List<String> CLASSES = List.of("calm", "gale", "storm");
  private static final int PER_CENT = 100;

  /** Quoted: EM-DAT, mean of 1981-2020, nominal, million US dollars a year. */
  private static final double STORMS_MUSD = 366;

  private static final double FLOODS_MUSD = 80;

  /** Quoted: national balance sheet 2022, structures (buildings and works), trillion won. */
  private static final double STRUCTURES_TRILLION = 6526;

  /** Quoted: losses to typhoons in ten years, trillion won, nominal. */
  private static final double TYPHOONS_2004_2013 = 2.0498;

  private static final double TYPHOONS_1997_2006 = 10.4270;
  private static final double TEN_YEARS = 10;

  /** How far a national sum may be off before it calls for an explanation. */
  private static final double PLAUSIBLE = 3;

  private StormChapters() {}

  /** Model wind against the stations' strongest winds. */
  static void gusts(PageText page, Path directory) {
    page.heading("Wind of typhoons against the gusts of stations");
    page.paragraph(
        """
        The model wind (Holland 2008, open ground, 10-minute mean) at a station beside the strongest
        10-minute wind and gust that the station measured while the storm passed, 2012-2021. Ratios
        are medians of observed over model. Below 1 the model blows harder than the station felt:
        the model knows no land, no town and no valley. Losses are computed from the model wind as
        it stands. Source: `typhoons/ibtracs-korea-1977-2021.csv`,
        `second/stations/asos-monthly-2012-2023.csv.gz` (KMA ASOS).\
        """);
    winds(page, "Our profile (Holland 2008)", WindValidation.of(directory));
    page.paragraph(
        """
        The same stations and another profile (Holland 1980), as it comes with the second data set
        (`second/derived/check-holland-vs-asos.csv`), shows whether our reading of the stations is
        the published one.\
        """);
    winds(page, "The profile of the second data set", WindValidation.ofReference(directory));
  }

  private static void winds(PageText page, String name, Optional<WindValidation> found) {
    if (found.isEmpty()) {
      page.paragraph(ClimateChapters.ABSENT);
      return;
    }
    var figures = found.get();
    page.paragraph(
        "%s: %d stations, %d storms, n = %d pairs, correlation of the 10-minute winds %s."
            .formatted(
                name,
                figures.stations(),
                figures.storms(),
                figures.pairs(),
                number(figures.correlation(), 2)));
    var rows = new ArrayList<List<String>>();
    for (var bin : figures.bins()) {
      rows.add(
          List.of(
              Double.isInfinite(bin.toMs())
                  ? number(bin.fromMs(), 0) + " and more"
                  : "%s to %s".formatted(number(bin.fromMs(), 0), number(bin.toMs(), 0)),
              String.valueOf(bin.pairs()),
              number(bin.windRatio(), 2),
              number(bin.gustRatio(), 2)));
    }
    page.table(List.of("model wind, m/s", "n", "10-minute wind / model", "gust / model"), rows);
  }

  /** The wind field in place of JMA's radii. */
  static void radii(PageText page, Optional<RadiiAgreement> found) {
    page.heading("Wind field in place of wind radii");
    page.paragraph(
        """
        IBTrACS here has no wind radii, so a place counts as in gales or in storm winds when the
        model wind there reaches 15 or 25 m/s (flag `RADII_FROM_WINDFIELD`). JMA's tracks of
        2015-2021 have radii; at their fixes both can be told, at every grid point that either
        reaches. Source: `typhoons/jma-rsmc-korea-2015-2021.csv`.\
        """);
    if (found.isEmpty()) {
      page.paragraph(ClimateChapters.ABSENT);
      return;
    }
    var figures = found.get();
    var rows = new ArrayList<List<String>>();
    for (var radii = 0; radii < CLASSES.size(); radii++) {
      var row = new ArrayList<>(List.of(CLASSES.get(radii) + " by the radii"));
      figures.counts().get(radii).forEach(count -> row.add(String.valueOf(count)));
      rows.add(row);
    }
    page.table(List.of("pairs", "calm by the wind", "gale", "storm"), rows);
    var ratio = figures.unitsByWind() / figures.unitsByRadii();
    page.paragraph(
        """
        %d fixes, n = %d pairs. Both say the same in %s %% of them, and in %s %% of those where at
        least one says gale or storm. The weighted stay in wind, summed over all points, is %s of
        that by the radii.\
        """
            .formatted(
                figures.fixes(),
                figures.pairs(),
                number(PER_CENT * figures.equalShare(), 1),
                number(PER_CENT * figures.equalShareInWind(), 1),
                number(ratio, 3)));
    rings(page, figures);
    page.paragraph(
        """
        Why: not the units (the radii are nautical miles, told for 30 and 50 knots, that is 15.4 and
        25.7 m/s of 10-minute wind; the model's 1-minute wind is brought to ten minutes by 0.93), not
        the axes (long and short half axes, the long one in the direction told), and not a threshold
        (the wind at the fix is taken before winds below 17.5 m/s are dropped). The profile itself is
        narrow: the radius of maximum wind follows from the pressure alone, some 40 to 80 km for the
        storms that reach Korea, and Holland's shape lets the wind fall off quickly beyond it, while
        the gale areas of ageing storms at this latitude reach several hundred kilometres. And the
        risk model ends the wind field at 300 km, so every gale beyond is missed by rule.\
        """);
    page.paragraph(
        """
        What it means: the two are not the same quantity, and one cannot stand for the other at face
        value. Where the ratio of the stays is far below 1, the typhoon index is far lower where it
        rests on the wind field than it would be with radii, and years with radii and years without
        must not be compared. The index is a screening value. The loss from single storms does not
        use the radii at all; for it the table of gusts above is the test.\
        """);
  }

  private static void rings(PageText page, RadiiAgreement figures) {
    page.paragraph(
        """
        The pairs within the radii of gales, by their distance from the centre: how many of them the
        model gives a gale, and its median wind there (10-minute mean, m/s; at the edge of the area
        it should be 15).\
        """);
    var rows = new ArrayList<List<String>>();
    var from = 0.0;
    for (var ring : figures.rings()) {
      rows.add(
          List.of(
              Double.isInfinite(ring.toKm())
                  ? number(from, 0) + " and more"
                  : "%s to %s".formatted(number(from, 0), number(ring.toKm(), 0)),
              String.valueOf(ring.pairs()),
              ring.pairs() == 0 ? "none" : number(PER_CENT * ring.gales(), 1),
              ring.pairs() == 0 ? "none" : number(ring.medianMs(), 1)));
      from = ring.toKm();
    }
    page.table(List.of("distance, km", "n", "gale by the wind, %", "median wind, m/s"), rows);
  }

  /** The yearly loss of typhoons against what the country lost. */
  static void losses(PageText page, Optional<StormRatio> found) {
    page.heading("Losses against the losses of the country");
    page.paragraph(
        """
        Quoted: EM-DAT, South Korea, mean of 1981-2020 in nominal US dollars: storms %s million a
        year, floods %s million a year; 2002 and 2003 alone make 9055 million of the sum over all
        years. The figures include public works and farms and miss much before 1990.\
        """
            .formatted(number(STORMS_MUSD, 0), number(FLOODS_MUSD, 0)));
    if (found.isEmpty()) {
      page.paragraph(ClimateChapters.ABSENT);
      return;
    }
    var ratio = found.get();
    page.table(
        List.of("typhoon wind, loss a year as a share of building value", "per million"),
        List.of(
            List.of("mean of the regions", million(ratio.mean())),
            List.of("mean, weak end of the damage curve", million(ratio.low())),
            List.of("mean, strong end of the damage curve", million(ratio.high())),
            List.of("region with the largest", million(ratio.largest())),
            List.of("mean weighted by dwellings", million(ratio.byDwellings()))));
    page.paragraph(
        """
        Event-based, before insurance, SSP2-4.5, 2021, n = %d regions, real storms of 1977-2021,
        building value as if every building stood in the open. Source of the dwellings:
        `%s` (census 2015), %s dwellings.\
        """
            .formatted(ratio.regions(), StormRatio.CENSUS, number(ratio.dwellings(), 0)));
    var loss = ratio.mean() * STRUCTURES_TRILLION;
    page.paragraph(
        """
        Value at stake, quoted: structures of %s trillion won at the end of 2022 (Bank of Korea and
        Statistics Korea, national balance sheet). The mean ratio makes %s trillion won a year of it.
        Typhoons cost %s trillion won a year in 2004-2013 (National Emergency Management Agency,
        statistical yearbook 2013) and %s in 1997-2006, with Rusa and Maemi (Statistics Research
        Institute), nominal, rain and public works included: %s and %s times the model's. The
        plausibility rule of the data set allows a factor of %s.\
        """
            .formatted(
                number(STRUCTURES_TRILLION, 0),
                number(loss, 2),
                number(TYPHOONS_2004_2013 / TEN_YEARS, 2),
                number(TYPHOONS_1997_2006 / TEN_YEARS, 2),
                number(TYPHOONS_2004_2013 / TEN_YEARS / loss, 1),
                number(TYPHOONS_1997_2006 / TEN_YEARS / loss, 1),
                number(PLAUSIBLE, 0)));
    page.paragraph(
        """
        In dollars no sum is given, since the data hold no exchange rate. Turned round, the quoted
        storm losses of EM-DAT equal the mean ratio on %s thousand million US dollars of buildings.\
        """
            .formatted(ratio.mean() > 0 ? number(STORMS_MUSD / ratio.mean() / 1000, 0) : "no"));
    page.paragraph(
        """
        The damage curve is the widest of the doubts. Weak end, central and strong end, as a share
        of building value, in a wind of 45 m/s:

        ```example
        ends = windDamageBand(country=KOR, wind=45) → 0.000423 0.005387 0.017103
        ```\
        """);
    page.paragraph(
        """
        Floods: no event-based loss can be had at the regions, since neither depths nor heights above
        rivers are in the data. Ratio: none found.\
        """);
  }

  private static String million(double ratio) {
    return number(ratio * 1e6, 1);
  }
}
