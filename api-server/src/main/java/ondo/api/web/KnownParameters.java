package ondo.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters of an address that its call does not have, and single ones that come twice: a
 * client that asked for something else must not take the answer for what it asked.
 */
@Component
class KnownParameters implements HandlerInterceptor {

  /** Names of a call's parameters; true where several values may come. */
  private final Map<Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var query = request.getQueryString();
    if (query == null
        || !(handler instanceof HandlerMethod call)
        || !request.getServletPath().startsWith("/api/v1/")) {
      return true;
    }
    check(names(query), known.computeIfAbsent(call.getMethod(), method -> parameters(call)));
    return true;
  }

  private static void check(List<String> given, Map<String, Boolean> parameters) {
    var faults = new Faults();
    for (var name : given.stream().distinct().toList()) {
      var isList = parameters.get(name);
      if (isList == null) {
        faults.add(Fault.of("?" + name, ProblemCode.UNKNOWN_PARAMETER, "unknown-parameter", name));
        continue;
      }
      var isRepeated = given.indexOf(name) != given.lastIndexOf(name);
      faults.require(isList || !isRepeated, "?" + name, "repeated");
    }
    faults.throwIfAny();
  }

  private static List<String> names(String query) {
    var names = new ArrayList<String>();
    for (var part : query.split("&", -1)) {
      var end = part.indexOf('=');
      var name = end < 0 ? part : part.substring(0, end);
      if (!name.isEmpty()) {
        names.add(decoded(name));
      }
    }
    return names;
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static Map<String, Boolean> parameters(HandlerMethod call) {
    var names = new HashMap<String, Boolean>();
    for (var parameter : call.getMethodParameters()) {
      var type = parameter.getParameterType();
      if (parameter.hasParameterAnnotation(RequestParam.class)) {
        names.put(name(parameter), isList(type));
      } else if (type.isRecord() && parameter.getParameterAnnotations().length == 0) {
        // Spring fills it from the parameters of the address.
        Arrays.stream(type.getRecordComponents())
            .forEach(one -> names.put(one.getName(), isList(one.getType())));
      }
    }
    return Map.copyOf(names);
  }

  private static boolean isList(Class<?> type) {
    return Collection.class.isAssignableFrom(type);
  }

  private static String name(MethodParameter parameter) {
    var annotation = parameter.getParameterAnnotation(RequestParam.class);
    if (annotation != null && !annotation.name().isEmpty()) {
      return annotation.name();
    }
    var name = parameter.getParameter().getName();
    return annotation != null && !annotation.value().isEmpty() ? annotation.value() : name;
  }
}
