package ondo.scheduler.quartz;

import java.util.Date;
import java.util.TimeZone;
import ondo.scheduler.SchedulerProperties;
import ondo.scheduler.work.Leadership;
import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The hours of the batches. A missed hour fires once when the scheduler is back; a fire that a kill
 * interrupted is repeated, and opens no second night, because a living one is found by its key.
 */
@Configuration(proxyBeanMethods = false)
public class QuartzSchedule {

  /** Name of the nightly batch, its job and its trigger. */
  public static final String NIGHT = "night";

  @Bean
  JobDetail nightJob() {
    return JobBuilder.newJob(BatchTrigger.class)
        .withIdentity(NIGHT)
        .storeDurably()
        .requestRecovery()
        .build();
  }

  @Bean
  Trigger nightTrigger(JobDetail nightJob, SchedulerProperties properties) {
    return TriggerBuilder.newTrigger()
        .withIdentity(NIGHT)
        .forJob(nightJob)
        .withSchedule(
            CronScheduleBuilder.cronSchedule(properties.nightCron())
                .inTimeZone(TimeZone.getTimeZone(properties.nightZone()))
                .withMisfireHandlingInstructionFireAndProceed())
        .build();
  }

  @Bean
  Hours hours(Scheduler scheduler) {
    return new Hours(scheduler);
  }

  /** The hours count for the scheduler that works; one that stands by lets them pass. */
  @Bean
  ApplicationListener<PayloadApplicationEvent<Leadership.Changed>> onDuty(
      Scheduler scheduler, JobDetail nightJob, Trigger nightTrigger) {
    return ApplicationListener.forPayload(
        changed -> keep(scheduler, nightJob, (CronTrigger) nightTrigger, changed.leads()));
  }

  private static void keep(Scheduler scheduler, JobDetail job, CronTrigger hour, boolean leads) {
    try {
      if (leads) {
        renew(scheduler, job, hour);
        scheduler.start();
      } else {
        scheduler.standby();
      }
    } catch (SchedulerException e) {
      throw new IllegalStateException("the schedule cannot be started or stopped", e);
    }
  }

  /**
   * Stores the hour as it is set now. A stored one that says the same stays as it is: storing it
   * anew would forget that it was missed while no scheduler ran.
   */
  static void renew(Scheduler scheduler, JobDetail job, CronTrigger hour)
      throws SchedulerException {
    scheduler.addJob(job, true);
    var stored = scheduler.getTrigger(hour.getKey());
    if (stored == null) {
      scheduler.scheduleJob(hour);
    } else if (!isSame(stored, hour)) {
      scheduler.rescheduleJob(hour.getKey(), hour);
    } else {
      scheduler.resetTriggerFromErrorState(hour.getKey());
    }
  }

  private static boolean isSame(Trigger stored, CronTrigger hour) {
    return stored instanceof CronTrigger cron
        && cron.getCronExpression().equals(hour.getCronExpression())
        && cron.getTimeZone().equals(hour.getTimeZone())
        && cron.getMisfireInstruction() == hour.getMisfireInstruction();
  }

  /** When a batch fires next, and when it fired last. */
  public static final class Hours {

    private final Scheduler scheduler;

    Hours(Scheduler scheduler) {
      this.scheduler = scheduler;
    }

    /** ISO 8601 in UTC; null when it never fires again. */
    public @Nullable String next(String batch) {
      var trigger = trigger(batch);
      return trigger == null ? null : text(trigger.getNextFireTime());
    }

    /** ISO 8601 in UTC; null when it has never fired. */
    public @Nullable String last(String batch) {
      var trigger = trigger(batch);
      return trigger == null ? null : text(trigger.getPreviousFireTime());
    }

    private @Nullable Trigger trigger(String batch) {
      try {
        return scheduler.getTrigger(TriggerKey.triggerKey(batch));
      } catch (SchedulerException e) {
        throw new IllegalStateException("the schedule cannot be read", e);
      }
    }

    private static @Nullable String text(@Nullable Date time) {
      return time == null ? null : time.toInstant().toString();
    }
  }
}
