package ondo.scheduler.internal;

import ondo.scheduler.Trace;
import ondo.scheduler.work.Orders;
import ondo.store.AuditRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Writes down what operators did by the internal token, from the command line or elsewhere. The
 * token is nobody's own, so that no person is named.
 */
@Component
class OperatorActs {

  private static final Logger LOG = LoggerFactory.getLogger(OperatorActs.class);
  private static final String SUBJECT = "internal token";
  private static final String ROLE = "OPERATOR";

  private final AuditRepository audit;

  OperatorActs(AuditRepository audit) {
    this.audit = audit;
  }

  /**
   * Adds an entry; the act stands even when this fails.
   *
   * @param action method and route, as in the entries of the API
   * @param target what it was done to or what it made; no secret
   */
  void add(String action, String target, int status) {
    try {
      audit.append(
          new AuditRepository.Act(
              Orders.OPERATOR, null, SUBJECT, ROLE, action, target, status, Trace.id()));
    } catch (DataAccessException | CannotCreateTransactionException e) {
      LOG.error("audit entry lost action={} target={} status={}", action, target, status, e);
    }
  }
}
