package ondo.scheduler.watch;

import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/** Mails alerts; a server that does not answer loses them. */
final class AlertMail implements Alerts.Channel {

  private static final Logger LOG = LoggerFactory.getLogger(AlertMail.class);
  // Alerts come in flocks; nobody reads more of them.
  private static final int MOST_AT_ONCE = 4;

  private final MailSender sender;
  private final String to;
  private final Semaphore permits = new Semaphore(MOST_AT_ONCE);

  AlertMail(MailSender sender, String to) {
    this.sender = sender;
    this.to = to;
  }

  @Override
  public void send(String kind, Map<String, String> facts) {
    if (!permits.tryAcquire()) {
      LOG.warn("alert not mailed kind={} reason=too-many-at-once", kind);
      return;
    }
    var message = new SimpleMailMessage();
    message.setTo(to);
    message.setFrom(to);
    message.setSubject("Ondo: " + kind);
    message.setText(text(facts));
    Thread.ofVirtual().start(() -> deliver(kind, message));
  }

  private void deliver(String kind, SimpleMailMessage message) {
    try {
      sender.send(message);
    } catch (MailException e) {
      LOG.warn("alert not mailed kind={} reason={}", kind, e.toString());
    } finally {
      permits.release();
    }
  }

  private static String text(Map<String, String> facts) {
    var text = new StringBuilder();
    facts.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.toString();
  }
}
