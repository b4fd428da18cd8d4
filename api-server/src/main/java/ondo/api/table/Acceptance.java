package ondo.api.table;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses who does not accept JSON before a call that answers in nothing else has done its work:
 * the framework asks only when it writes the answer, and a site would be registered by a call that
 * is answered with 406.
 */
@Component
class Acceptance implements HandlerInterceptor, WebMvcConfigurer {

  // Bodies that are no JSON, or that choose their form themselves.
  private static final Set<Type> OWN = Set.of(void.class, Void.class, byte[].class);

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var accept = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
    if (!accept.isBlank() && handler instanceof HandlerMethod method && isJson(method)) {
      Format.accepted(accept, Set.of(Format.JSON));
    }
    return true;
  }

  private static boolean isJson(HandlerMethod method) {
    var type = method.getMethod().getGenericReturnType();
    var body =
        type instanceof ParameterizedType wrapped && wrapped.getRawType() == ResponseEntity.class
            ? wrapped.getActualTypeArguments()[0]
            : type;
    return !OWN.contains(body);
  }
}
