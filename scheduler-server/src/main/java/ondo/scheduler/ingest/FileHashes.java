package ondo.scheduler.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/** SHA-256 of files, and the data version that follows from them. */
final class FileHashes {

  /** Part of every data version: raised when the derivation gives other numbers. */
  static final String DERIVATION = "temperature-1";

  private static final int VERSION_LENGTH = 16;

  private FileHashes() {}

  /** Hexadecimal SHA-256 by file name; a file that cannot be read becomes a problem. */
  static SortedMap<String, String> of(
      DataFiles files, Collection<String> names, InputProblems problems) {
    var hashes = new TreeMap<String, String>();
    for (var name : names) {
      var digest = sha256();
      try (var in = files.open(name);
          var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
        in.transferTo(out);
        hashes.put(name, HexFormat.of().formatHex(digest.digest()));
      } catch (FileNotFoundException e) {
        problems.add(name, "the file is missing");
      } catch (IOException e) {
        problems.add(name, "cannot be read: " + e.getMessage());
      }
    }
    return hashes;
  }

  /** Sixteen hexadecimal digits over names, contents and the derivation. */
  static String version(SortedMap<String, String> hashes) {
    var digest = sha256();
    digest.update(DERIVATION.getBytes(StandardCharsets.UTF_8));
    hashes.forEach(
        (name, hash) -> digest.update(("\n" + name + " " + hash).getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
