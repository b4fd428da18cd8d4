package ondo.store.embedded;

import java.util.Locale;

/** Which of the published PostgreSQL builds fits this machine. */
final class Platform {

  private Platform() {}

  static boolean isWindows() {
    return system().equals("windows");
  }

  /** Resource name of the archive for this machine, such as {@code postgres-linux-x86_64.txz}. */
  static String archive() {
    return "postgres-" + system() + "-" + architecture() + ".txz";
  }

  private static String system() {
    var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return "windows";
    }
    if (name.startsWith("mac")) {
      return "darwin";
    }
    return name.replace(' ', '_');
  }

  private static String architecture() {
    var name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> name;
    };
  }
}
