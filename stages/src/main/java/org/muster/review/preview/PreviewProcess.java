package org.muster.review.preview;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.review.EvidencePreview;
import org.muster.review.EvidencePreview.Kind;

/// Draws files one at a time, each in a process that gets so much time and memory and no more. A
/// file that wants more cannot be shown; whoever uses Muster meanwhile does not notice. The process
/// has no environment, an own folder that goes away with it, and sees nothing of the database.
public final class PreviewProcess {
  private static final int MOST_MEMORY_MB = 256;
  private static final long LARGEST_ANSWER = 20_000_000;

  private final Duration longest;
  private final Duration patience;
  private final Semaphore turn = new Semaphore(1, true);

  public PreviewProcess() {
    this(Duration.ofSeconds(20), Duration.ofSeconds(60));
  }

  /// @param longest that drawing one file may take
  /// @param patience how long one waits for the files before it
  PreviewProcess(Duration longest, Duration patience) {
    this.longest = longest;
    this.patience = patience;
  }

  /// What can be shown of a file; empty if so many wait that it was not tried.
  public Optional<EvidencePreview> draw(String mediaType, String page, byte[] content) {
    if (mediaType.equals("text/plain")) {
      return Optional.of(Drawing.of(mediaType, page, content));
    }
    try {
      if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(drawn(mediaType, page, content));
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      turn.release();
    }
  }

  private EvidencePreview drawn(String mediaType, String page, byte[] content) throws IOException {
    Path folder = Files.createTempDirectory("muster-preview-");
    try {
      Path file = Files.write(folder.resolve("file"), content);
      Path answer = folder.resolve("answer");
      Process process = started(folder, file, answer, mediaType, page);
      try {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)
            || process.exitValue() != 0
            || Files.size(answer) > LARGEST_ANSWER) {
          return EvidencePreview.NOTHING;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return EvidencePreview.NOTHING;
      } finally {
        process.destroyForcibly();
      }
      return read(Files.readString(answer, StandardCharsets.UTF_8));
    } finally {
      clear(folder);
    }
  }

  private static Process started(Path folder, Path file, Path answer, String mediaType, String page)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + MOST_MEMORY_MB + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + folder,
            "-Duser.home=" + folder,
            "-Dpdfbox.fontcache=" + folder,
            "-cp",
            classes(),
            PreviewProgram.class.getName(),
            mediaType,
            page);
    builder.environment().clear();
    return builder
        .directory(folder.toFile())
        .redirectInput(file.toFile())
        .redirectOutput(answer.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// Where this program's own classes are, whatever folder the process begins in.
  private static String classes() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(part -> !part.isEmpty())
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static EvidencePreview read(String answer) {
    int line = answer.indexOf('\n');
    String kind = line < 0 ? "" : answer.substring(0, line);
    return Arrays.stream(Kind.values())
        .filter(k -> k.name().equals(kind))
        .findFirst()
        .map(k -> new EvidencePreview(k, answer.substring(line + 1)))
        .orElse(EvidencePreview.NOTHING);
  }

  private static void clear(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walked = Files.walk(folder)) {
      all = walked.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
