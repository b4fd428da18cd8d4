package ondo.api.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * One page of a list in key order.
 *
 * @param next goes into {@code ?after=} of the following page; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

  public static final String DEFAULT_LIMIT = "100";
  public static final int LARGEST_LIMIT = 1000;

  public Page {
    items = List.copyOf(items);
  }

  /**
   * Checks {@code ?limit=}.
   *
   * @throws ApiProblem 422 outside 1…1000
   */
  public static int limit(int limit) {
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw ApiProblem.of(Fault.invalid("?limit", "out-of-range", 1, LARGEST_LIMIT));
    }
    return limit;
  }

  /**
   * A page from up to {@code limit + 1} rows: one more than asked for proves that there is more.
   */
  public static <R, T> ResponseEntity<Page<T>> of(
      List<R> rows, int limit, Function<R, T> view, Function<R, String> key) {
    var isMore = rows.size() > limit;
    var shown = isMore ? rows.subList(0, limit) : rows;
    var next = isMore ? encode(key.apply(shown.getLast())) : null;
    var page = new Page<>(shown.stream().map(view).toList(), next);
    if (next == null) {
      return ResponseEntity.ok(page);
    }
    var query =
        ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("after", next).build();
    // Relative on purpose: the Host header of a request is not to be trusted.
    var link = query.getPath() + "?" + query.getQuery();
    return ResponseEntity.ok().header(HttpHeaders.LINK, "<" + link + ">; rel=\"next\"").body(page);
  }

  /**
   * The key that {@link #next} hid.
   *
   * @throws ApiProblem 422 if it is not one
   */
  public static String decode(String after) {
    try {
      return new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(Fault.invalid("?after", "not-a-page"));
    }
  }

  /**
   * The number that {@link #next} hid; nothing on the first page.
   *
   * @throws ApiProblem 422 if it is not one
   */
  public static @Nullable Long number(@Nullable String after) {
    if (after == null) {
      return null;
    }
    try {
      return Long.valueOf(decode(after));
    } catch (NumberFormatException e) {
      throw ApiProblem.of(Fault.invalid("?after", "not-a-page"));
    }
  }

  /**
   * The id that {@link #next} hid; nothing on the first page.
   *
   * @throws ApiProblem 422 if it is not one
   */
  public static @Nullable UUID id(@Nullable String after) {
    if (after == null) {
      return null;
    }
    try {
      return UUID.fromString(decode(after));
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(Fault.invalid("?after", "not-a-page"));
    }
  }

  /**
   * A filter as it came.
   *
   * @throws ApiProblem 422 if it holds control characters
   */
  public static @Nullable String plain(String name, @Nullable String text) {
    if (text != null && text.chars().anyMatch(Character::isISOControl)) {
      throw ApiProblem.of(Fault.invalid(name, "control-character"));
    }
    return text;
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
