package ondo.scheduler.quartz;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import ondo.scheduler.SchedulerProperties;
import ondo.scheduler.work.Orders;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only class that Quartz runs: it opens a night and returns; the ledger does the rest. */
@DisallowConcurrentExecution
public class BatchTrigger implements Job {

  private static final Logger LOG = LoggerFactory.getLogger(BatchTrigger.class);

  private final Orders orders;
  private final ZoneId zone;

  public BatchTrigger(Orders orders, SchedulerProperties properties) {
    this.orders = orders;
    this.zone = properties.nightZone();
  }

  @Override
  public void execute(JobExecutionContext context) {
    var fired = context.getScheduledFireTime();
    var taken =
        fired == null ? orders.night() : orders.nightOf(day(fired.toInstant(), zone));
    LOG.info(
        "night fired job={} new={} scheduled={} recovering={}",
        taken.id(),
        taken.isNew(),
        context.getScheduledFireTime(),
        context.isRecovering());
  }

  /** The local day of an hour: one that clocks show twice, or that is repeated, is still one day. */
  static LocalDate day(Instant scheduled, ZoneId zone) {
    return LocalDate.ofInstant(scheduled, zone);
  }
}
