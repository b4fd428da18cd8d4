package ondo.scheduler.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

class AlertsTest {

  private static final UUID JOB = UUID.fromString("00000000-0000-0000-0000-000000000001");

  /** Keeps what it is to send, as a mail server would. */
  private static final class KeptMail implements MailSender {
    final LinkedBlockingQueue<SimpleMailMessage> sent = new LinkedBlockingQueue<>();
    boolean isAway;

    @Override
    public void send(SimpleMailMessage... messages) {
      if (isAway) {
        throw new MailSendException("away");
      }
      sent.addAll(List.of(messages));
    }
  }

  private static void fail(Alerts alerts) {
    alerts.jobFailed(JOB, "NIGHT", "aborted", "HAZARD was given up");
  }

  @Test
  void alert_is_posted_as_json() throws Exception {
    var bodies = new LinkedBlockingQueue<String>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
      fail(new Alerts(List.of(new AlertWebhook(address))));
      assertThat(bodies.poll(20, TimeUnit.SECONDS))
          .contains("\"kind\":\"job-failed\"", "\"code\":\"aborted\"", JOB.toString());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void alert_is_mailed_to_the_operator() throws Exception {
    var mail = new KeptMail();
    fail(new Alerts(List.of(new AlertMail(mail, "operator@example.org"))));
    var message = mail.sent.poll(20, TimeUnit.SECONDS);
    assertThat(message.getTo()).containsExactly("operator@example.org");
    assertThat(message.getSubject()).isEqualTo("Ondo: job-failed");
    assertThat(message.getText()).contains("code: aborted", "detail: HAZARD was given up");
  }

  @Test
  void address_that_does_not_answer_harms_nobody() {
    var mail = new KeptMail();
    mail.isAway = true;
    var closed = URI.create("http://127.0.0.1:1/hook");
    var alerts =
        new Alerts(List.of(new AlertWebhook(closed), new AlertMail(mail, "o@example.org")));
    for (var i = 0; i < 100; i++) {
      fail(alerts);
    }
    assertThat(mail.sent).isEmpty();
  }
}
