package ondo.api.web;

import java.time.Duration;
import java.util.List;
import ondo.api.ApiProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the limits before every handler, and opens the server to the origins that are named. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  private static final Duration PREFLIGHT = Duration.ofHours(1);

  private final Quota quota;
  private final KnownParameters parameters;

  WebConfiguration(Quota quota, KnownParameters parameters) {
    this.quota = quota;
    this.parameters = parameters;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(quota);
    registry.addInterceptor(parameters);
  }

  /** Without this property there is no such filter, and browsers keep other pages out. */
  @Bean
  @ConditionalOnProperty("ondo.api.cors-origins")
  FilterRegistrationBean<CorsFilter> crossOrigin(ApiProperties properties) {
    var rules = new CorsConfiguration();
    rules.setAllowedOrigins(properties.corsOrigins());
    rules.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
    rules.setAllowedHeaders(
        List.of(
            "Authorization",
            "Content-Type",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Last-Event-ID",
            "traceparent"));
    rules.setExposedHeaders(
        List.of(
            "ETag",
            "Link",
            "Location",
            "Retry-After",
            "RateLimit",
            "RateLimit-Policy",
            "Content-Disposition",
            "traceparent"));
    // A key in a header needs no cookies.
    rules.setAllowCredentials(false);
    rules.setMaxAge(PREFLIGHT);
    var source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/api/**", rules);
    var registration = new FilterRegistrationBean<>(new CorsFilter(source));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 7);
    return registration;
  }
}
