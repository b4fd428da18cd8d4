package ondo.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import ondo.api.web.ApiProblem;
import ondo.api.web.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /page/development-key}: the key of a development system, for its own page on its own
 * machine. Outside development mode there is no such path.
 */
@RestController
@ConditionalOnBooleanProperty("ondo.api.development")
class DevelopmentKeyController {

  // A page of another origin cannot send it without asking first, and nobody would answer it.
  private static final String MARK = "X-Ondo-Page";
  // A name that somebody points at this machine is not one of these (DNS rebinding).
  private static final Set<String> OWN_NAMES =
      Set.of("localhost", "127.0.0.1", "[::1]", "::1", "0:0:0:0:0:0:0:1");
  // Only digits: a name would be looked up.
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");

  private final PageProperties properties;

  DevelopmentKeyController(PageProperties properties) {
    this.properties = properties;
  }

  @GetMapping("/page/development-key")
  ResponseEntity<Map<String, String>> key(HttpServletRequest request) {
    var file = properties.developmentKeyFile();
    if (!isOwnPage(request) || !isFromHere(request) || file == null || file.isBlank()) {
      throw ApiProblem.of(ProblemCode.NOT_FOUND);
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(Map.of("key", read(Path.of(file))));
  }

  private static boolean isOwnPage(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    return "1".equals(request.getHeader(MARK))
        && (site == null || site.equals("same-origin"))
        && OWN_NAMES.contains(request.getServerName());
  }

  /** Every address on the way is one of this machine, those that a balancer names included. */
  private static boolean isFromHere(HttpServletRequest request) {
    return request.getHeader("Forwarded") == null
        && isLoopback(request.getRemoteAddr())
        && Collections.list(request.getHeaders("X-Forwarded-For")).stream()
            .flatMap(header -> Arrays.stream(header.split(",", -1)))
            .allMatch(address -> isLoopback(address.strip()));
  }

  private static boolean isLoopback(@Nullable String address) {
    try {
      return address != null
          && ADDRESS.matcher(address).matches()
          && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the development key", e);
    }
  }
}
