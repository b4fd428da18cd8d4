package ondo.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import ondo.api.ApiProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Two limits: calls per key and minute (a token bucket), and calls at work on the database at once.
 * Conditional and light calls pay when they turn out to cost something, so that an unchanged or
 * remembered answer is free. Calls that pay at once are told what their key has left.
 */
@Component
public class Quota implements HandlerInterceptor {

  private static final String OWING = Quota.class.getName() + ".owing";
  private static final String PAID = Quota.class.getName() + ".paid";
  private static final String ADMITTED = Quota.class.getName() + ".admitted";
  private static final String POLICY = "RateLimit-Policy";
  private static final String LEFT = "RateLimit";
  // Far above the number of keys in use; the least recently used bucket is simply full again.
  private static final int BUCKETS = 10_000;

  private static final class Bucket {
    private double tokens;
    private long atMillis;

    Bucket(double tokens, long atMillis) {
      this.tokens = tokens;
      this.atMillis = atMillis;
    }
  }

  private final ApiProperties properties;
  private final Clock clock;
  private final Admission admission;
  private final Map<UUID, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Bucket> eldest) {
          return size() > BUCKETS;
        }
      };

  Quota(ApiProperties properties, Clock clock, Admission admission) {
    this.properties = properties;
    this.clock = clock;
    this.admission = admission;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod) || !isClientCall(request)) {
      return true;
    }
    var light = isLight(handler);
    request.setAttribute(OWING, true);
    if (!light && !isConditional(handler, request)) {
      response.setHeader(POLICY, "\"key\";q=" + properties.callsPerMinute() + ";w=60");
      tell(response, 0);
      charge(request);
      tell(response, left(Caller.of(request)));
    }
    if (!light && !isStreamed(handler)) {
      admission.enter();
      request.setAttribute(ADMITTED, true);
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception e) {
    if (request.getAttribute(ADMITTED) != null) {
      request.removeAttribute(ADMITTED);
      admission.leave();
    }
    var isUnchanged = response.getStatus() == HttpStatus.NOT_MODIFIED.value();
    if (isUnchanged && request.getAttribute(PAID) != null) {
      forgive(request);
    }
    if (!isUnchanged && request.getAttribute(OWING) != null && !isLight(handler)) {
      take(Caller.of(request), false);
    }
  }

  /**
   * Counts this call unless it has been counted.
   *
   * @throws ApiProblem 429 when the key has used up its rate
   */
  public void charge(HttpServletRequest request) {
    if (request.getAttribute(OWING) == null) {
      return;
    }
    request.removeAttribute(OWING);
    take(Caller.of(request), true);
    request.setAttribute(PAID, true);
  }

  /** The answer was remembered: the call is free, and what it paid comes back. */
  public void forgive(HttpServletRequest request) {
    if (request.getAttribute(OWING) != null) {
      request.removeAttribute(OWING);
      return;
    }
    request.removeAttribute(PAID);
    synchronized (buckets) {
      var bucket = buckets.get(Caller.of(request).keyId());
      if (bucket != null) {
        bucket.tokens = Math.min(properties.callsPerMinute(), bucket.tokens + 1);
      }
    }
  }

  /** What the key has left, and the seconds until it has all again (IETF draft RateLimit). */
  private void tell(HttpServletResponse response, double left) {
    var all = properties.callsPerMinute();
    var seconds = (long) Math.ceil((all - left) * 60 / all);
    response.setHeader(LEFT, "\"key\";r=" + (long) left + ";t=" + seconds);
  }

  private double left(Caller caller) {
    synchronized (buckets) {
      var bucket = buckets.get(caller.keyId());
      return bucket == null ? properties.callsPerMinute() : bucket.tokens;
    }
  }

  private void take(Caller caller, boolean refuse) {
    var now = clock.millis();
    var perMilli = properties.callsPerMinute() / 60_000.0;
    synchronized (buckets) {
      var bucket =
          buckets.computeIfAbsent(
              caller.keyId(), id -> new Bucket(properties.callsPerMinute(), now));
      var earned = Math.max(0, now - bucket.atMillis) * perMilli;
      bucket.tokens = Math.min(properties.callsPerMinute(), bucket.tokens + earned);
      bucket.atMillis = now;
      if (bucket.tokens < 1 && refuse) {
        var pause = Duration.ofMillis((long) Math.ceil((1 - bucket.tokens) / perMilli));
        throw ApiProblem.later(ProblemCode.RATE_LIMITED, pause);
      }
      bucket.tokens = Math.max(0, bucket.tokens - 1);
    }
  }

  private static boolean isLight(Object handler) {
    return handler instanceof HandlerMethod method && method.hasMethodAnnotation(Light.class);
  }

  private static boolean isConditional(Object handler, HttpServletRequest request) {
    return request.getHeader(HttpHeaders.IF_NONE_MATCH) != null
        && handler instanceof HandlerMethod method
        && method.hasMethodAnnotation(Conditional.class);
  }

  private static boolean isStreamed(Object handler) {
    return handler instanceof HandlerMethod method && method.hasMethodAnnotation(Streamed.class);
  }

  private static boolean isClientCall(HttpServletRequest request) {
    return request.getServletPath().startsWith("/api/");
  }
}
