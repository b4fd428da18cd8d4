package ondo.api.job;

import feign.RequestInterceptor;
import feign.Retryer;
import org.springframework.context.annotation.Bean;

/** Read by the Feign client alone, so it must not be found by component scanning. */
class SchedulerClientConfiguration {

  private static final String TOKEN_HEADER = "X-Ondo-Internal-Token";

  /** A lost wake-up costs a second of polling; a repeated one would cost the caller's time. */
  @Bean
  Retryer retryer() {
    return Retryer.NEVER_RETRY;
  }

  @Bean
  RequestInterceptor tokenHeader(InternalToken token) {
    return request -> request.header(TOKEN_HEADER, token.value());
  }
}
