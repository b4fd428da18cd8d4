package ondo.scheduler.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.quartz.CronExpression;

/** The hours of a year as Quartz counts them, and the days that nights are opened for. */
class BatchTriggerTest {

  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T12:00:00Z");

  private static List<LocalDate> days(String cron, String zoneName) throws ParseException {
    var zone = ZoneId.of(zoneName);
    var expression = new CronExpression(cron);
    expression.setTimeZone(TimeZone.getTimeZone(zone));
    var days = new ArrayList<LocalDate>();
    var next = expression.getNextValidTimeAfter(Date.from(NEW_YEAR));
    while (next.toInstant().isBefore(NEXT_YEAR)) {
      days.add(BatchTrigger.day(next.toInstant(), zone));
      next = expression.getNextValidTimeAfter(next);
    }
    return days;
  }

  @Test
  void every_day_of_the_year_has_its_night_in_seoul() throws ParseException {
    assertThat(days("0 0 2 * * ?", "Asia/Seoul")).hasSize(365).doesNotHaveDuplicates();
  }

  @Test
  void hour_that_clocks_skip_or_show_twice_is_one_day_at_most() throws ParseException {
    for (var cron : List.of("0 30 1 * * ?", "0 30 2 * * ?", "0 0 3 * * ?")) {
      var days = days(cron, "America/New_York");
      assertThat(List.copyOf(new java.util.TreeSet<>(days))).as(cron).hasSizeBetween(364, 365);
    }
  }

  @Test
  void leap_day_has_its_night() throws ParseException {
    var expression = new CronExpression("0 0 2 * * ?");
    expression.setTimeZone(TimeZone.getTimeZone("Asia/Seoul"));
    var fire = expression.getNextValidTimeAfter(Date.from(Instant.parse("2028-02-28T12:00:00Z")));
    assertThat(BatchTrigger.day(fire.toInstant(), ZoneId.of("Asia/Seoul")))
        .isEqualTo(LocalDate.of(2028, 2, 29));
  }
}
