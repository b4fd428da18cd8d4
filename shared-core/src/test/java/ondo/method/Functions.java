package ondo.method;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Every function an example may call, by name. */
final class Functions {

  static final Map<String, Function<Arguments, Object>> ALL = all();

  private Functions() {}

  private static Map<String, Function<Arguments, Object>> all() {
    var all = new HashMap<String, Function<Arguments, Object>>();
    all.putAll(ScoreFunctions.ALL);
    all.putAll(LossFunctions.ALL);
    all.putAll(ClimateFunctions.ALL);
    all.putAll(EventFunctions.ALL);
    all.putAll(DerivationFunctions.ALL);
    all.putAll(OutlookFunctions.ALL);
    return all;
  }
}
