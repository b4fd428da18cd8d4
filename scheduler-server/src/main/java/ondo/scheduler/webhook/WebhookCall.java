package ondo.scheduler.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import ondo.webhook.NetworkBlock;
import ondo.webhook.WebhookAddress;
import org.jspecify.annotations.Nullable;

/**
 * One HTTPS POST to an address that was checked, and not to what its name may mean a moment later.
 * No more than the status line of the answer is read, so that a redirect leads nowhere.
 */
final class WebhookCall implements AutoCloseable {

  private static final int HTTPS = 443;
  private static final int LONGEST_LINE = 200;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");

  private final Duration limit;
  private final List<NetworkBlock> own;
  private volatile @Nullable Socket socket;
  private volatile boolean closed;

  /**
   * @param limit longest silence of the other side
   * @param own private networks that may be called
   */
  WebhookCall(Duration limit, List<NetworkBlock> own) {
    this.limit = limit;
    this.own = own;
  }

  /**
   * Sends a body and returns the status of the answer.
   *
   * @throws IOException if nobody takes it
   */
  int post(URI address, Map<String, String> headers, byte[] body) throws IOException {
    var host = address.getHost();
    var found = WebhookAddress.resolve(bare(host), own).getFirst();
    var port = address.getPort() < 0 ? HTTPS : address.getPort();
    try (var plain = opened(found, port);
        var secure = secured(plain, bare(host), port)) {
      var out = secure.getOutputStream();
      out.write(head(address, headers, body.length).getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.flush();
      return status(secure.getInputStream());
    }
  }

  /** An IPv6 address without its brackets. */
  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private Socket opened(InetAddress address, int port) throws IOException {
    var plain = new Socket();
    socket = plain;
    if (closed) {
      plain.close();
    }
    plain.setSoTimeout((int) limit.toMillis());
    plain.connect(new InetSocketAddress(address, port), (int) limit.toMillis());
    return plain;
  }

  private static SSLSocket secured(Socket plain, String host, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var secure = (SSLSocket) factory.createSocket(plain, host, port, true);
    var parameters = secure.getSSLParameters();
    // The certificate must be the named host's.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private static String head(URI address, Map<String, String> headers, int length) {
    var path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    var head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\n");
    head.append("Host: ").append(address.getRawAuthority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: ").append(length).append("\r\n");
    return head.append("Connection: close\r\n\r\n").toString();
  }

  private static int status(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() >= LONGEST_LINE) {
        throw new IOException("no answer in HTTP");
      }
      line.append((char) next);
    }
    var match = STATUS.matcher(line.toString().strip());
    if (!match.matches()) {
      throw new IOException("no answer in HTTP");
    }
    return Integer.parseInt(match.group(1));
  }

  /** Ends the call from another thread, wherever it stands. */
  @Override
  public void close() {
    closed = true;
    var open = socket;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It was broken before.
        return;
      }
    }
  }
}
