package ondo.api.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import ondo.api.ApiProperties;
import org.springframework.stereotype.Component;

/**
 * Counts calls without a valid key by the address they come from, so that nobody guesses keys at
 * the speed of the network. Calls with a valid key are never held up by it.
 */
@Component
class Strangers {

  // Beyond these the address seen longest ago is forgotten.
  private static final int ADDRESSES = 10_000;
  private static final long MINUTE_MILLIS = 60_000;

  private static final class Count {
    private long minute;
    private int calls;
  }

  private final ApiProperties properties;
  private final Clock clock;
  private final Map<String, Count> counts =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > ADDRESSES;
        }
      };

  Strangers(ApiProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  /** Whether the address may still try; each call counts. */
  synchronized boolean mayTry(String address) {
    var minute = clock.millis() / MINUTE_MILLIS;
    var count = counts.computeIfAbsent(address, key -> new Count());
    if (count.minute != minute) {
      count.minute = minute;
      count.calls = 0;
    }
    count.calls++;
    return count.calls <= properties.strangersPerMinute();
  }
}
