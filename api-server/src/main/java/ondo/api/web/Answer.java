package ondo.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A computed answer, serialised and compressed once, with a strong entity tag per encoding.
 *
 * @param tag without quotes; the compressed form has the same tag with {@code -gzip}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its tag
public record Answer(MediaType type, byte[] plain, byte[] gzip, String tag) {

  // Kept by the client alone, and always checked: the next night changes the numbers.
  private static final String CACHE = "private, no-cache";
  private static final String VARY = "Accept, Accept-Encoding, Authorization";
  private static final String GZIP_SUFFIX = "-gzip";
  private static final Pattern COMMA = Pattern.compile(",");
  // The coding of that name, and whether its weight refuses it.
  private static final Pattern GZIP =
      Pattern.compile(
          "(?:^|,)\\s*gzip\\s*(?<zero>;\\s*q=0(?:\\.0*)?\\s*(?=,|$))?", Pattern.CASE_INSENSITIVE);

  public static Answer of(MediaType type, byte[] plain, String tag) {
    return new Answer(type, plain, compress(plain), tag);
  }

  /** A tag that changes when any part does: the first 128 bits of their SHA-256. */
  public static String tag(Object... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** JSON that is made anew for every call, tagged by what it says; 304 when the client has it. */
  public static ResponseEntity<byte[]> ofContent(HttpServletRequest request, byte[] json) {
    var tag = tag(new String(json, StandardCharsets.UTF_8));
    return isKnown(request, tag)
        ? notModified(request, tag)
        : of(MediaType.APPLICATION_JSON, json, tag).send(request);
  }

  /** Whether the client holds this very answer in either encoding. */
  public static boolean isKnown(HttpServletRequest request, String tag) {
    var given = request.getHeaders(HttpHeaders.IF_NONE_MATCH);
    return contains(given, '"' + tag + '"')
        || contains(request.getHeaders(HttpHeaders.IF_NONE_MATCH), '"' + tag + GZIP_SUFFIX + '"')
        || contains(request.getHeaders(HttpHeaders.IF_NONE_MATCH), "*");
  }

  /** 304 with the tag of the encoding the client would get. */
  public static ResponseEntity<byte[]> notModified(HttpServletRequest request, String tag) {
    return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
        .headers(headers -> addCacheHeaders(headers, quoted(tag, acceptsGzip(request))))
        .build();
  }

  /** 200 with the body in the encoding that the client accepts. */
  public ResponseEntity<byte[]> send(HttpServletRequest request) {
    var compressed = acceptsGzip(request);
    return ResponseEntity.ok()
        .contentType(type)
        .headers(
            headers -> {
              addCacheHeaders(headers, quoted(tag, compressed));
              if (compressed) {
                headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
              }
            })
        .body(compressed ? gzip : plain);
  }

  /** Writes what {@link #send} or {@link #notModified} would give, where no handler is called. */
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var compressed = acceptsGzip(request);
    response.setHeader(HttpHeaders.ETAG, quoted(tag, compressed));
    response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE);
    response.setHeader(HttpHeaders.VARY, VARY);
    if (isKnown(request, tag)) {
      response.setStatus(HttpStatus.NOT_MODIFIED.value());
      return;
    }
    response.setHeader(HttpHeaders.CONTENT_TYPE, type.toString());
    if (compressed) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    var body = compressed ? gzip : plain;
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Bytes that this answer occupies in a cache. */
  public long size() {
    return (long) plain.length + gzip.length;
  }

  private static void addCacheHeaders(HttpHeaders headers, String tag) {
    headers.setETag(tag);
    headers.setCacheControl(CACHE);
    headers.add(HttpHeaders.VARY, VARY);
  }

  private static String quoted(String tag, boolean compressed) {
    return '"' + tag + (compressed ? GZIP_SUFFIX : "") + '"';
  }

  private static boolean contains(Enumeration<String> headers, String tag) {
    while (headers.hasMoreElements()) {
      if (COMMA.splitAsStream(headers.nextElement()).map(String::strip).anyMatch(tag::equals)) {
        return true;
      }
    }
    return false;
  }

  private static boolean acceptsGzip(HttpServletRequest request) {
    var headers = request.getHeaders(HttpHeaders.ACCEPT_ENCODING);
    while (headers.hasMoreElements()) {
      var coding = GZIP.matcher(headers.nextElement());
      if (coding.find()) {
        return coding.group("zero") == null;
      }
    }
    return false;
  }

  private static byte[] compress(byte[] plain) {
    var bytes = new ByteArrayOutputStream(Math.max(64, plain.length / 4));
    try (var stream = new GZIPOutputStream(bytes)) {
      stream.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Answer answer && tag.equals(answer.tag) && type.equals(answer.type);
  }

  @Override
  public int hashCode() {
    return tag.hashCode();
  }

  @Override
  public String toString() {
    return "Answer[" + tag + ", " + plain.length + " bytes]";
  }
}
