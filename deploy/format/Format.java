import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Checks (mode {@code check}) or rewrites (mode {@code write}) the layout of every Java source. */
final class Format {

  public static void main(String[] args) throws Exception {
    var write = args.length > 0 && args[0].equals("write");
    var wrong = new AtomicInteger();
    for (var source : sources()) {
      var text = Files.readString(source);
      var formatted = formatted(text);
      if (formatted.equals(text)) {
        continue;
      }
      wrong.incrementAndGet();
      if (write) {
        Files.writeString(source, formatted);
      }
      System.out.println((write ? "formatted " : "not formatted: ") + source);
    }
    if (!write && wrong.get() > 0) {
      System.out.println("Run: deploy/ondo format");
      System.exit(1);
    }
  }

  private static List<Path> sources() throws Exception {
    try (var walk = Files.walk(Path.of("."), 20)) {
      return walk.filter(p -> p.toString().endsWith(".java"))
          .filter(p -> !p.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }

  private static String formatted(String text) throws Exception {
    var style = JavaFormatterOptions.Style.GOOGLE;
    var ordered = ImportOrderer.reorderImports(text, style);
    return new Formatter().formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
  }
}
