package ondo.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook may point: https to a public address. An address inside somebody's network would
 * let a client make this server call its neighbours.
 */
public final class WebhookAddress {

  /** Why an address is refused. */
  public enum Refusal {
    /** Not an absolute address of the form {@code https://host/path}. */
    MALFORMED,
    /** Another scheme than https. */
    NOT_HTTPS,
    /** A name or password before the host. */
    CREDENTIALS,
    /** A host that only means something inside a network, or an IP address in disguise. */
    PRIVATE_HOST
  }

  private static final int LONGEST = 2000;
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{1,62}");
  private static final Pattern DOTTED =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final List<String> PRIVATE_ENDINGS =
      List.of(
          ".localhost",
          ".local",
          ".internal",
          ".intranet",
          ".lan",
          ".home",
          ".corp",
          ".private",
          ".test",
          ".invalid",
          ".example",
          ".onion",
          ".home.arpa",
          ".localdomain");

  private WebhookAddress() {}

  /** What is wrong with an address as it is written; nothing is looked up. */
  public static Optional<Refusal> refusal(String text) {
    var uri = parsed(text);
    if (uri == null || uri.getHost() == null || uri.getFragment() != null) {
      return Optional.of(Refusal.MALFORMED);
    }
    if (!"https".equalsIgnoreCase(uri.getScheme())) {
      return Optional.of(Refusal.NOT_HTTPS);
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of(Refusal.CREDENTIALS);
    }
    return isPublicHost(uri.getHost().toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(Refusal.PRIVATE_HOST);
  }

  private static @Nullable URI parsed(String text) {
    if (text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
      return null;
    }
    try {
      var uri = new URI(text);
      return uri.isAbsolute() && !uri.isOpaque() ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static boolean isPublicHost(String host) {
    var isIpv6 = host.startsWith("[");
    // Anything else made of digits is an IPv4 address in disguise: decimal, octal, shortened.
    if (isIpv6 || DOTTED.matcher(host).matches()) {
      return literal(host).filter(WebhookAddress::isPublic).isPresent();
    }
    return NAME.matcher(host).matches() && PRIVATE_ENDINGS.stream().noneMatch(host::endsWith);
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      // A literal is not looked up.
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /**
   * The addresses of a host, all of them public or in a network of one's own. Connect to one of
   * these and to no other: the name may mean something else a moment later.
   *
   * @param own networks that may be called although they are nobody else's; usually none
   * @throws UnknownHostException if the name means nothing, or anything inside another network
   */
  public static List<InetAddress> resolve(String host, List<NetworkBlock> own)
      throws UnknownHostException {
    var found = List.of(InetAddress.getAllByName(host));
    for (var address : found) {
      if (!isPublic(address) && own.stream().noneMatch(block -> block.contains(address))) {
        throw new UnknownHostException(host + " is not a public address");
      }
    }
    return found;
  }

  /** Whether an address is anybody's on the public network. */
  public static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    var bytes = address.getAddress();
    return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
  }

  /** RFC 6890 and its updates: blocks that are never routed on the public network. */
  private static boolean isPublic4(byte[] bytes) {
    var one = bytes[0] & 0xFF;
    var two = bytes[1] & 0xFF;
    var three = bytes[2] & 0xFF;
    var isShared = one == 100 && two >= 64 && two <= 127;
    var isProtocol = one == 192 && two == 0 && (three == 0 || three == 2);
    var isRelay = one == 192 && two == 88 && three == 99;
    var isBenchmark = one == 198 && (two == 18 || two == 19);
    var isExample =
        (one == 198 && two == 51 && three == 100) || (one == 203 && two == 0 && three == 113);
    return one != 0
        && one < 240
        && !isShared
        && !isProtocol
        && !isRelay
        && !isBenchmark
        && !isExample;
  }

  /** Only global unicast 2000::/3, without the blocks that carry an IPv4 address or examples. */
  private static boolean isPublic6(byte[] bytes) {
    var one = bytes[0] & 0xFF;
    var two = bytes[1] & 0xFF;
    var three = bytes[2] & 0xFF;
    var four = bytes[3] & 0xFF;
    var isGlobal = (one & 0xE0) == 0x20;
    var is6to4 = one == 0x20 && two == 0x02;
    var isSpecial = one == 0x20 && two == 0x01 && (three & 0xFE) == 0;
    var isExample = one == 0x20 && two == 0x01 && three == 0x0D && four == 0xB8;
    var isExample2 = one == 0x3F && two == 0xFF && (three & 0xF0) == 0;
    return isGlobal && !is6to4 && !isSpecial && !isExample && !isExample2;
  }
}
