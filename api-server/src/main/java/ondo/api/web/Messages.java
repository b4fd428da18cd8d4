package ondo.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Texts for people, in English or Korean. */
@Component
public class Messages {

  private static final String BASE = "messages/problems";
  private static final Object[] PLACEHOLDERS = {"{0}", "{1}", "{2}"};

  private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

  Messages() {
    source.setBasename(BASE);
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

  /** What is wrong, all of it in one language. */
  public String fault(Fault fault, Locale locale) {
    return source.getMessage("fault." + fault.code(), texts(fault.arguments(), locale), locale);
  }

  private Object[] texts(List<Object> arguments, Locale locale) {
    return arguments.stream().map(argument -> text(argument, locale)).toArray();
  }

  /** Numbers as they are: a message format would print 2,100 for the year 2100. */
  private String text(Object argument, Locale locale) {
    return switch (argument) {
      case Phrase phrase ->
          source.getMessage(phrase.key(), texts(phrase.arguments(), locale), locale);
      case List<?> words -> words.stream().map(String::valueOf).collect(Collectors.joining(", "));
      default -> argument.toString();
    };
  }

  /** A text of the catalogue, its placeholders as they are; empty when there is none. */
  public String template(String key, Locale locale) {
    var text = source.getMessage(key, PLACEHOLDERS, "", locale);
    return text == null ? "" : text;
  }

  /** What follows a prefix such as {@code fault.} in the message files, in alphabetical order. */
  public static List<String> codes(String prefix) {
    return ResourceBundle.getBundle(
            BASE,
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
        .keySet()
        .stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .sorted()
        .toList();
  }

  /** What the client may do about a fault; empty when there is nothing to add. */
  public String hint(String code, Locale locale) {
    var hint = source.getMessage("hint." + code, null, "", locale);
    return hint == null ? "" : hint;
  }
}
