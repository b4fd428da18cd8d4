package ondo.scheduler.work;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who a scheduler is to other schedulers. The one process that holds the lock of a home directory
 * has the same identity as the one that held it before and is dead, so that a restart need not wait
 * for its own lease to run out. A second process on the same home is a stranger.
 */
final class HomeIdentity implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HomeIdentity.class);
  private static final String FILE = "scheduler.lock";
  private static final int LENGTH = 36;

  private final UUID id;
  private final FileChannel file;

  private HomeIdentity(UUID id, FileChannel file) {
    this.id = id;
    this.file = file;
  }

  /**
   * The identity of a home, held until it is closed or the process ends; a stranger's if another
   * process holds it.
   *
   * @throws IOException if the home cannot be written
   */
  static HomeIdentity of(Path home) throws IOException {
    return of(home, machine());
  }

  /**
   * @param machine null where its name is not known: then nothing tells a copy of the home from the
   *     home itself, and every start is a stranger's
   */
  static HomeIdentity of(Path home, @Nullable String machine) throws IOException {
    Files.createDirectories(home);
    var path = home.resolve(FILE);
    var file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    // The lock is tried in any case: the next process asks whether this one lives.
    var isTaken = isTaken(file);
    var id = machine == null || isTaken ? UUID.randomUUID() : known(file, path, machine);
    return new HomeIdentity(id, file);
  }

  private static @Nullable String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      LOG.info("this machine cannot look up its own name; a restart waits for its own lease");
      return null;
    }
  }

  private static boolean isTaken(FileChannel file) throws IOException {
    try {
      // Never given back before the end of the process, however that comes.
      return file.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  private static UUID known(FileChannel file, Path path, String machine) throws IOException {
    var bytes = ByteBuffer.allocate(LENGTH);
    file.read(bytes, 0);
    var text = new String(bytes.array(), StandardCharsets.US_ASCII);
    if (bytes.position() < LENGTH) {
      text = UUID.randomUUID().toString();
      file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
      file.force(true);
    }
    // A copy of the directory, on this machine or another, is another home.
    var place = text + machine + key(path);
    return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
  }

  private static String key(Path path) throws IOException {
    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return String.valueOf(attributes.fileKey());
  }

  UUID id() {
    return id;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("cannot close {}: {}", FILE, e.toString());
    }
  }
}
