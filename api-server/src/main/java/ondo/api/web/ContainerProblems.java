package ondo.api.web;

import java.io.IOException;
import java.util.Arrays;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that Tomcat refuses before any servlet sees them (a forbidden escape in the path, a
 * header too large, an unknown expectation) are answered with a problem in place of a page.
 */
@Component
class ContainerProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final Logger log = LoggerFactory.getLogger(ContainerProblems.class);

  private final Messages messages;

  ContainerProblems(Messages messages) {
    this.messages = messages;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            // The host adds a valve of this class unless it finds one.
            host.setErrorReportValveClass(ProblemValve.class.getName());
            var pipeline = host.getPipeline();
            Arrays.stream(pipeline.getValves())
                .filter(ErrorReportValve.class::isInstance)
                .forEach(pipeline::removeValve);
            pipeline.addValve(new ProblemValve(messages));
          }
        });
  }

  /** Writes the problem where Tomcat would write its page. */
  static final class ProblemValve extends ErrorReportValve {

    private final Messages messages;

    ProblemValve(Messages messages) {
      this.messages = messages;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
      var status = response.getStatus();
      if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      var code = ProblemCode.ofStatus(status);
      var trace = TraceFilter.begin(request);
      var locale = Messages.of(request);
      var body =
          messages.problem(
              code, messages.detail(code, locale, 1), TraceFilter.traceId(trace), locale);
      response.setStatus(code.status());
      if (code == ProblemCode.NOT_READY) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      }
      response.setHeader(TraceFilter.HEADER, trace);
      response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding("UTF-8");
      write(response, JsonMapper.shared().writeValueAsString(body));
    }

    private static void write(Response response, String body) {
      try {
        var writer = response.getReporter();
        if (writer != null) {
          writer.write(body);
          response.finishResponse();
        }
      } catch (IOException e) {
        log.debug("client gone before its problem was written", e);
      }
    }
  }
}
