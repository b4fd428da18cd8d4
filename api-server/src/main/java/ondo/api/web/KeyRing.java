package ondo.api.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import ondo.api.ApiProperties;
import ondo.store.ApiKeyRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the caller of a key by its SHA-256; a small cache keeps the database out of most calls. */
@Component
class KeyRing {

  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Known(Caller caller, byte[] hash, Instant until) {}

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration BUSY_PAUSE = Duration.ofSeconds(1);
  // A fourth of the pool: keys in use are remembered, so that one look-up in half a minute is each
  // one's.
  private static final int ASKING = 2;

  private final Semaphore asking = new Semaphore(ASKING, true);
  private final ApiKeyRepository keys;
  private final ApiProperties properties;
  private final Clock clock;
  private volatile @Nullable Lent lent;
  private final Map<String, Known> cache =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > properties.keyCacheSize();
        }
      };

  KeyRing(ApiKeyRepository keys, ApiProperties properties, Clock clock) {
    this.keys = keys;
    this.properties = properties;
    this.clock = clock;
  }

  /** A key of this process alone, for calling itself. */
  private record Lent(String key, Caller caller) {}

  void lend(String key, Caller caller) {
    lent = new Lent(key, caller);
  }

  void takeBack() {
    lent = null;
  }

  /** The caller that a lent key stands for. */
  Optional<Caller> findLent(String key) {
    var own = lent;
    var isOwn = own != null && MessageDigest.isEqual(hash(own.key()), hash(key));
    return isOwn && own != null ? Optional.of(own.caller()) : Optional.empty();
  }

  Optional<Caller> find(String key) {
    var hash = hash(key);
    var name = HexFormat.of().formatHex(hash);
    var now = clock.instant();
    synchronized (cache) {
      var known = cache.get(name);
      if (known != null
          && now.isBefore(known.until())
          && MessageDigest.isEqual(hash, known.hash())) {
        return Optional.of(known.caller());
      }
    }
    var found =
        ask(hash).map(row -> new Caller(row.id(), row.tenant(), Role.valueOf(row.role()), null));
    synchronized (cache) {
      if (found.isPresent()) {
        cache.put(name, new Known(found.get(), hash, now.plus(properties.keyCacheTime())));
      } else {
        cache.remove(name);
      }
    }
    return found;
  }

  /** A flood of keys that nobody has must not take the connections of those that somebody has. */
  private Optional<ApiKeyRepository.Owner> ask(byte[] hash) {
    try {
      if (!asking.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY_PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY_PAUSE);
    }
    try {
      return keys.find(hash);
    } finally {
      asking.release();
    }
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
