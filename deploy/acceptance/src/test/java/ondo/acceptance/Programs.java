package ondo.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import ondo.store.embedded.EmbeddedPostgres;

/**
 * The built jars, laid out by their own tools so that a process starts in a fraction of the time:
 * the same classes, with an archive of them that the JVM maps instead of reading the jar.
 */
final class Programs {

  static final String SCHEDULER = "scheduler-server";
  static final String API = "api-server";

  /** Grid point in Seoul, the place of the sites of this suite, and that of another cut. */
  private static final int SEOUL = 1060;

  private static final Map<String, String> MAIN =
      Map.of(SCHEDULER, "ondo.scheduler.SchedulerServer", API, "ondo.api.ApiServer");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path home;

  private Programs(Path home) {
    this.home = home;
  }

  /**
   * Lays out the jars of the build below a directory. What other jars left there, the database
   * included, is removed.
   */
  static Programs of(Path root, Path home) throws IOException {
    var programs = new Programs(home);
    var pack = root.resolve("ecosystem/starter-data");
    var mark = home.resolve("jars.sha256");
    var hashes =
        SmallPack.sha256(Files.readAllBytes(jar(root, SCHEDULER)))
            + SmallPack.sha256(Files.readAllBytes(jar(root, API)));
    if (Files.exists(mark) && Files.readString(mark).equals(hashes)) {
      return programs;
    }
    EmbeddedPostgres.stop(home);
    clear(home);
    for (var module : List.of(SCHEDULER, API)) {
      // The servers run from copies: a build must not pull the jar from under a running process.
      var copy = home.resolve("whole-" + module + ".jar");
      Files.copy(jar(root, module), copy, StandardCopyOption.REPLACE_EXISTING);
      programs.run(
          List.of(
              "-Djarmode=tools",
              "-jar",
              copy.toString(),
              "extract",
              "--force",
              "--destination",
              home.resolve(module).toString()));
    }
    new SmallPack(pack, SEOUL).write(home.resolve("pack.jar"));
    new SmallPack(pack, SEOUL + 1).write(home.resolve("pack-2.jar"));
    Files.writeString(mark, hashes);
    return programs;
  }

  /** The jar of a module, as the build left it. */
  static Path jar(Path root, String module) {
    return root.resolve(module).resolve("target").resolve(module + "-0.1.0-SNAPSHOT.jar");
  }

  /**
   * The command of a server.
   *
   * @param pack {@code pack} or {@code pack-2}, the data that the scheduler carries
   * @param debugPort 0 without a debugger
   */
  List<String> command(String module, String pack, int debugPort) {
    var command = new ArrayList<>(List.of(java(), "-Xmx512m", "-XX:+UseSerialGC"));
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:SharedArchiveFile=" + archive(module));
    command.add("-Xshare:auto");
    if (debugPort > 0) {
      command.add(
          "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debugPort);
    }
    command.addAll(List.of("-cp", classPath(module, pack), MAIN.get(module)));
    return command;
  }

  private String classPath(String module, String pack) {
    var app = home.resolve(module).resolve("whole-" + module + ".jar").toString();
    return module.equals(SCHEDULER) ? app(pack) + ":" + app : app;
  }

  /** A class of a module as its jar has it. */
  byte[] code(String module, String type) {
    var jar = home.resolve(module).resolve("whole-" + module + ".jar");
    try (var classes = new JarFile(jar.toFile());
        var in = classes.getInputStream(classes.getJarEntry(type.replace('.', '/') + ".class"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String app(String pack) {
    return home.resolve(pack + ".jar").toString();
  }

  private Path archive(String module) {
    return home.resolve(module + ".jsa");
  }

  boolean isArchived(String module) {
    return Files.exists(archive(module));
  }

  /** The command whose process leaves the archive behind when it stops in order. */
  List<String> training(String module) {
    return command(module, "pack", 0).stream()
        .map(word -> word.replace("-XX:SharedArchiveFile=", "-XX:ArchiveClassesAtExit="))
        .toList();
  }

  private void run(List<String> arguments) {
    var command = new ArrayList<>(List.of(java()));
    command.addAll(arguments);
    var status = Program.start(command, Map.of(), home.resolve("extract.log")).ended(LIMIT);
    if (status != 0) {
      throw new IllegalStateException("cannot lay out the jars; see extract.log in " + home);
    }
  }

  /** The JDK that runs this suite runs the servers. */
  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static boolean isKept(Path path) {
    return path.endsWith("lock") || path.toString().endsWith(".log");
  }

  /** Removes what lies in a directory, but for the lock on it and for logs. */
  private static void clear(Path home) throws IOException {
    try (var tree = Files.walk(home)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        var stays = path.equals(home) || path.getParent().equals(home) && isKept(path);
        if (!stays) {
          Files.delete(path);
        }
      }
    }
  }
}
