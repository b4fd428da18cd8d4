package ondo.api.reference;

import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** Names of catalogue entries in both languages. */
@Component
class Names {

  private static final String BUNDLE = "messages.names";

  // The root bundle is English; without the control a Korean machine would answer Korean for it.
  private final ResourceBundle english =
      ResourceBundle.getBundle(
          BUNDLE,
          Locale.ROOT,
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  private final ResourceBundle korean = ResourceBundle.getBundle(BUNDLE, Locale.KOREAN);

  String english(String key) {
    return english.getString(key);
  }

  String korean(String key) {
    return korean.getString(key);
  }
}
