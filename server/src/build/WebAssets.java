import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Builds the page assets with Node when something in web/ is newer than what was built before.
/// Run by Maven as `java WebAssets.java <web folder> <target folder>`.
class WebAssets {

  public static void main(String[] args) throws IOException, InterruptedException {
    Path web = Path.of(args[0]).toAbsolutePath();
    Path out = Path.of(args[1]).toAbsolutePath().resolve("generated-resources").resolve("web");
    Path stamp = Path.of(args[1]).resolve("web-assets.stamp");
    if (Files.exists(stamp) && Files.exists(out) && !isNewer(web, Files.getLastModifiedTime(stamp))) {
      return;
    }
    String node = find("node");
    String npm = find("npm");
    if (node == null || npm == null) {
      System.err.println(
          """

          Building the pages of Muster needs Node.js 20 or newer with npm, and %s is not on the PATH.
          Install it (Debian and Ubuntu: apt install nodejs npm; others: nodejs.org) and build again.
          Running a Muster that is built needs Java alone.
          """
              .formatted(node == null ? "node" : "npm"));
      System.exit(1);
    }
    Path installed = web.resolve("node_modules").resolve(".package-lock.json");
    Path lock = web.resolve("package-lock.json");
    if (!Files.exists(installed)
        || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) < 0) {
      run(web, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
      Files.setLastModifiedTime(installed, FileTime.fromMillis(System.currentTimeMillis()));
    }
    clear(out);
    run(web, node, "build.mjs", out.toString());
    Files.createDirectories(stamp.getParent());
    Files.writeString(stamp, "");
  }

  private static boolean isNewer(Path web, FileTime built) throws IOException {
    try (Stream<Path> files = Files.walk(web)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (!file.startsWith(web.resolve("node_modules"))
            && Files.getLastModifiedTime(file).compareTo(built) > 0
            && !file.equals(web)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String find(String command) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
    List<String> names =
        windows ? List.of(command + ".cmd", command + ".exe") : List.of(command);
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      for (String name : names) {
        Path candidate = Path.of(folder.isEmpty() ? "." : folder, name);
        if (Files.isExecutable(candidate)) {
          return candidate.toString();
        }
      }
    }
    return null;
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Path log = Files.createTempFile("muster-web", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int code = process.waitFor();
    if (code != 0) {
      System.err.println(Files.readString(log));
      System.err.println("Building the pages failed: " + String.join(" ", command) + " ended with " + code);
      System.exit(1);
    }
    Files.delete(log);
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(files::add);
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
