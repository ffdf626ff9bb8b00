package org.muster.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.muster.access.Audit;
import org.muster.access.HeadFile;
import org.muster.store.Trouble;
import org.muster.thread.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps heads of the audit log apart from it, by itself: when the server starts, every few
/// minutes, and when it ends. A head that could not be handed on is told to whoever runs the
/// server, and the next one tells as much of the log as it would have.
final class HeadKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeadKeeper.class);
  private static final long EVERY_S = 300;

  /// How long the command may take; less when somebody waits for the server to end.
  private static final long COMMAND_S = 60;

  private static final long LAST_COMMAND_S = 10;

  private final KeptHeads kept;
  private final Workspace workspace;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("muster-heads").factory());
  private Audit.@Nullable Head handedOn;

  HeadKeeper(KeptHeads kept, Workspace workspace, InstantSource clock) {
    this.kept = kept;
    this.workspace = workspace;
    this.clock = clock;
  }

  /// Keeps one now, and goes on.
  ///
  /// @throws Trouble UNABLE if the file cannot be written
  void start() {
    if (kept.equals(KeptHeads.NOWHERE)) {
      return;
    }
    keepInFile();
    timer.execute(() -> handOn(COMMAND_S));
    timer.scheduleWithFixedDelay(
        () -> {
          told(this::keepInFile);
          handOn(COMMAND_S);
        },
        EVERY_S,
        EVERY_S,
        TimeUnit.SECONDS);
  }

  /// Keeps the last one.
  @Override
  public void close() {
    timer.shutdownNow();
    told(this::keepInFile);
    handOn(LAST_COMMAND_S);
  }

  private void keepInFile() {
    kept.file()
        .ifPresent(
            file -> HeadFile.keep(file, workspace.audit(), workspace.store(), clock.instant()));
  }

  private void told(Runnable keeping) {
    try {
      keeping.run();
    } catch (Trouble e) {
      tell(String.valueOf(e.getMessage()));
    }
  }

  /// Hands the newest head to the command, unless it has it.
  private synchronized void handOn(long seconds) {
    kept.command()
        .ifPresent(
            command ->
                told(
                    () -> {
                      Optional<Audit.Head> head = workspace.audit().findHead(workspace.store());
                      if (head.isPresent()
                          && !head.get().equals(handedOn)
                          && run(command, HeadFile.line(head.get(), clock.instant()), seconds)) {
                        handedOn = head.get();
                      }
                    }));
  }

  private boolean run(String command, String line, long seconds) {
    try {
      Process process =
          new ProcessBuilder(shell(command))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
        in.write(line);
      } catch (IOException e) {
        // It did not read its input; how it ended says whether that matters.
      }
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        tell("the command of --audit-heads-to did not end within " + seconds + " s");
        return false;
      }
      if (process.exitValue() != 0) {
        tell("the command of --audit-heads-to ended with " + process.exitValue());
        return false;
      }
      return true;
    } catch (IOException e) {
      tell("the command of --audit-heads-to cannot be run: " + Trouble.why(e));
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> shell(String command) {
    return System.getProperty("os.name", "").startsWith("Windows")
        ? List.of("cmd", "/c", command)
        : List.of("/bin/sh", "-c", command);
  }

  private void tell(String what) {
    LOG.error("{}", what);
    workspace.store().tell(what);
  }
}
