package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import ondo.geo.LatLon;
import org.junit.jupiter.api.Test;

class BestTracksTest {

  private static final Instant START = Instant.parse("2016-09-01T00:00:00Z");

  private static StormTrack track(String id, int firstHour, double longitude, WindRadius gale) {
    var fixes = new ArrayList<StormFix>();
    for (var i = 0; i < 4; i++) {
      fixes.add(
          new StormFix(
              START.plus(firstHour + 6L * i, ChronoUnit.HOURS),
              new LatLon(30 + i, longitude),
              960,
              StormGrade.TY,
              gale,
              WindRadius.NONE));
    }
    return new StormTrack(id, fixes);
  }

  private static final WindRadius RADIUS = new WindRadius(300, 300, Double.NaN);

  @Test
  void fixes_at_the_same_time_are_replaced_and_others_stay() {
    var plain = track("A", 0, 127, WindRadius.NONE);
    var later = new ArrayList<StormFix>();
    for (var i = 2; i < 4; i++) {
      var fix = plain.fixes().get(i);
      later.add(
          new StormFix(
              fix.time(), new LatLon(30 + i, 127.3), 955, StormGrade.STS, RADIUS, WindRadius.NONE));
    }
    var joined = BestTracks.join(List.of(plain), List.of(new StormTrack("1", later)));

    var fixes = joined.tracks().getFirst().fixes();
    assertThat(fixes).hasSize(4);
    assertThat(fixes.subList(0, 2)).isEqualTo(plain.fixes().subList(0, 2));
    assertThat(fixes.subList(2, 4)).isEqualTo(later);
    assertThat(joined.joined()).containsExactly("A");
    assertThat(joined.unmatched()).isEmpty();
  }

  @Test
  void of_two_storms_at_one_time_the_nearer_is_the_same() {
    var west = track("W", 0, 120, WindRadius.NONE);
    var east = track("E", 0, 130, WindRadius.NONE);

    var joined = BestTracks.join(List.of(west, east), List.of(track("1", 0, 130.5, RADIUS)));

    assertThat(joined.tracks().getFirst()).isEqualTo(west);
    assertThat(joined.tracks().getLast().fixes()).allMatch(StormFix::hasRadii);
    assertThat(joined.tracks().getLast().id()).isEqualTo("E");
  }

  @Test
  void storms_elsewhere_or_at_other_times_are_not_joined() {
    var own = track("A", 0, 127, WindRadius.NONE);

    var joined =
        BestTracks.join(
            List.of(own), List.of(track("far", 0, 140, RADIUS), track("late", 3, 127, RADIUS)));

    assertThat(joined.tracks()).containsExactly(own);
    assertThat(joined.joined()).isEmpty();
    assertThat(joined.unmatched()).containsExactlyInAnyOrder("far", "late");
    assertThat(BestTracks.of(List.of(own)).tracks()).containsExactly(own);
  }
}
