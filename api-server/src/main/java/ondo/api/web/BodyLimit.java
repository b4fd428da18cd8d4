package ondo.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import ondo.api.ApiProperties;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses bodies above the limit, announced or not, before anybody holds them in memory. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class BodyLimit extends OncePerRequestFilter {

  /** More bytes arrived than the limit allows. */
  static final class Exceeded extends IOException {
    Exceeded(long limit) {
      super("body above " + limit + " bytes");
    }
  }

  /** The bytes came too slowly. */
  static final class TooSlow extends IOException {
    TooSlow() {
      super("body slower than " + SLOWEST_BYTES_PER_SECOND + " bytes a second");
    }
  }

  // A modem of 1990 is faster; what is slower holds a connection for nothing.
  private static final long SLOWEST_BYTES_PER_SECOND = 1000;
  private static final long GRACE_SECONDS = 20;

  private final ApiProperties properties;
  private final HandlerExceptionResolver resolver;

  BodyLimit(
      ApiProperties properties,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
    this.properties = properties;
    this.resolver = resolver;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var limit =
        request.getRequestURI().equals("/api/v1/sites/import")
            ? properties.importLimit().toBytes()
            : properties.bodyLimit().toBytes();
    if (request.getContentLengthLong() > limit) {
      resolver.resolveException(request, response, null, ApiProblem.of(ProblemCode.TOO_LARGE));
      return;
    }
    var coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      // A small packed body may unpack to anything.
      resolver.resolveException(
          request, response, null, ApiProblem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE));
      return;
    }
    chain.doFilter(new Limited(request, limit), response);
  }

  private static final class Limited extends HttpServletRequestWrapper {

    private final long limit;

    Limited(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new LimitedStream(super.getInputStream(), limit);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class LimitedStream extends ServletInputStream {

    private final ServletInputStream stream;
    private final long limit;
    private final long begun = System.nanoTime();
    private long read;

    LimitedStream(ServletInputStream stream, long limit) {
      this.stream = stream;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      var next = stream.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      var bytes = stream.read(target, offset, length);
      count(Math.max(0, bytes));
      return bytes;
    }

    private void count(int bytes) throws IOException {
      read += bytes;
      if (read > limit) {
        throw new Exceeded(limit);
      }
      var seconds = (System.nanoTime() - begun) / 1_000_000_000;
      if (seconds > GRACE_SECONDS && read < (seconds - GRACE_SECONDS) * SLOWEST_BYTES_PER_SECOND) {
        throw new TooSlow();
      }
    }

    @Override
    public boolean isFinished() {
      return stream.isFinished();
    }

    @Override
    public boolean isReady() {
      return stream.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      stream.setReadListener(listener);
    }
  }
}
