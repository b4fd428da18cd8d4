package ondo.scheduler.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

class QuartzScheduleTest {

  private static final Date LONG_AGO = Date.from(Instant.now().minus(Duration.ofDays(3)));

  private final Scheduler scheduler = scheduler();
  private final JobDetail job =
      JobBuilder.newJob(BatchTrigger.class).withIdentity("night").storeDurably().build();

  private static Scheduler scheduler() {
    var properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "QuartzScheduleTest");
    properties.setProperty("org.quartz.threadPool.threadCount", "1");
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    try {
      return new StdSchedulerFactory(properties).getScheduler();
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() throws SchedulerException {
    scheduler.shutdown();
  }

  private CronTrigger hour(String cron) {
    return TriggerBuilder.newTrigger()
        .withIdentity("night")
        .forJob(job)
        .withSchedule(
            CronScheduleBuilder.cronSchedule(cron)
                .inTimeZone(TimeZone.getTimeZone("Asia/Seoul"))
                .withMisfireHandlingInstructionFireAndProceed())
        .build();
  }

  /** Stored by an earlier process three days ago, and missed since. */
  private Date storeMissed(String cron) throws SchedulerException {
    scheduler.addJob(job, true);
    scheduler.scheduleJob(hour(cron).getTriggerBuilder().startAt(LONG_AGO).build());
    assertThat(next()).isBefore(new Date());
    return next();
  }

  private Date next() throws SchedulerException {
    return scheduler.getTrigger(hour("0 0 2 * * ?").getKey()).getNextFireTime();
  }

  @Test
  void hour_that_was_missed_while_no_scheduler_ran_stays_missed_at_the_next_start()
      throws SchedulerException {
    var missed = storeMissed("0 0 2 * * ?");
    QuartzSchedule.renew(scheduler, job, hour("0 0 2 * * ?"));
    assertThat(next()).isEqualTo(missed);
  }

  @Test
  void hour_that_was_set_anew_counts_from_now() throws SchedulerException {
    storeMissed("0 0 2 * * ?");
    QuartzSchedule.renew(scheduler, job, hour("0 30 3 * * ?"));
    assertThat(next()).isAfter(new Date());
  }

  @Test
  void first_start_stores_the_hour() throws SchedulerException {
    QuartzSchedule.renew(scheduler, job, hour("0 0 2 * * ?"));
    assertThat(next()).isAfter(new Date());
  }
}
