package ondo.scheduler.quartz;

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

  public BatchTrigger(Orders orders) {
    this.orders = orders;
  }

  @Override
  public void execute(JobExecutionContext context) {
    var taken = orders.night();
    LOG.info(
        "night fired job={} new={} scheduled={} recovering={}",
        taken.id(),
        taken.isNew(),
        context.getScheduledFireTime(),
        context.isRecovering());
  }
}
