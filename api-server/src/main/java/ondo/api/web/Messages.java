package ondo.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Texts for people, in English or Korean. */
@Component
public class Messages {

  private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

  Messages() {
    source.setBasename("messages/problems");
    source.setDefaultEncoding("UTF-8");
    // Without this the language of the machine, not of the client, fills gaps.
    source.setFallbackToSystemLocale(false);
    source.setAlwaysUseMessageFormat(true);
  }

  /** The language of a client: Korean when asked for, else English. */
  public static Locale of(HttpServletRequest request) {
    if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
      return Locale.ENGLISH;
    }
    var locales = request.getLocales();
    while (locales.hasMoreElements()) {
      var language = locales.nextElement().getLanguage();
      if (language.equals("ko")) {
        return Locale.KOREAN;
      }
      if (language.equals("en")) {
        return Locale.ENGLISH;
      }
    }
    return Locale.ENGLISH;
  }

  /** The members that every problem has (RFC 9457 section 3), in the order of the contract. */
  Map<String, Object> problem(ProblemCode code, String detail, String traceId, Locale locale) {
    var problem = new LinkedHashMap<String, Object>();
    problem.put("type", "/problems/" + code.code());
    problem.put("title", title(code, locale));
    problem.put("status", code.status());
    problem.put("detail", detail);
    problem.put("code", code.code());
    problem.put("traceId", traceId);
    return problem;
  }

  public String title(ProblemCode code, Locale locale) {
    return source.getMessage("title." + code.code(), null, locale);
  }

  public String detail(ProblemCode code, Locale locale, Object... arguments) {
    return source.getMessage("detail." + code.code(), arguments, locale);
  }

  public String fault(String code, Locale locale, Object... arguments) {
    return source.getMessage("fault." + code, arguments, locale);
  }

  /** What the client may do about a fault; empty when there is nothing to add. */
  public String hint(String code, Locale locale) {
    var hint = source.getMessage("hint." + code, null, "", locale);
    return hint == null ? "" : hint;
  }
}
