package ondo.scheduler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Keys and tokens: random ones, those kept in files, and their hashes. */
public final class Secrets {

  /** A shorter internal token could be guessed. */
  static final int FEWEST_CHARACTERS = 32;

  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** 32 random bytes as base64url without padding. */
  public static String random() {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** SHA-256 of a secret's UTF-8 text. */
  public static byte[] hash(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return digest.digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The internal token.
   *
   * @param isDevelopment whether a missing file is made
   * @throws StartRefusedException if there is none, or a short one
   */
  static String internalToken(Path file, boolean isDevelopment) {
    var token = isDevelopment ? readOrMake(file) : read(file);
    if (token.length() < FEWEST_CHARACTERS) {
      throw new StartRefusedException(
          "the internal token in %s is missing or shorter than %d characters; write a random one"
                  .formatted(file, FEWEST_CHARACTERS)
              + " there, the same for the api-servers (ONDO_INTERNAL_TOKEN_FILE)");
    }
    return token;
  }

  /** The secret in a file; a missing one is made, readable by its owner alone. */
  public static String readOrMake(Path file) {
    var found = read(file);
    return found.isEmpty() ? make(file) : found;
  }

  private static String make(Path file) {
    var secret = random();
    try {
      var parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createFile(file, ownerOnly());
      Files.writeString(file, secret + "\n");
      return secret;
    } catch (FileAlreadyExistsException e) {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
