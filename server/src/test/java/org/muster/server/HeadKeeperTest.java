package org.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Audit;
import org.muster.access.HeadFile;
import org.muster.store.Store;
import org.muster.thread.Workspace;

/// Heads of the audit log leave the machine by themselves, and find what was cut off its end.
@DisabledOnOs(
    value = OS.WINDOWS,
    disabledReason = "the commands that it gives are for a POSIX shell")
class HeadKeeperTest {
  @TempDir Path folder;

  @Test
  void eachHeadIsKeptInAFileAndHandedToACommand() throws Exception {
    Path file = folder.resolve("disk/heads");
    Path sent = folder.resolve("sent");
    try (Workspace workspace = workspace()) {
      workspace.audit().note(workspace.store(), "os:test", "export", List.of("AZE"));
      HeadKeeper keeper =
          keeper(workspace, Optional.of(file), "cat >> '" + sent + "' && echo told");
      keeper.start();
      await(sent);
      workspace.audit().note(workspace.store(), "os:test", "export", List.of("AZE"));
      keeper.close();
      // Nothing new: nothing is sent twice.
      keeper.close();

      List<Audit.Head> heads = HeadFile.read(sent);
      assertThat(heads).extracting(Audit.Head::seq).containsExactly(1L, 2L);
      assertThat(HeadFile.read(file)).isEqualTo(heads);
      assertThat(workspace.audit().verifyAgainst(workspace.store(), heads))
          .isInstanceOf(Audit.Verdict.Intact.class);
      workspace.store().write(dsl -> dsl.execute("delete from \"audit\" where \"seq\" = 2"));
      assertThat(workspace.audit().verifyAgainst(workspace.store(), heads))
          .isInstanceOf(Audit.Verdict.Cut.class);
    }
  }

  @Test
  void aCommandThatFailsIsToldAndGivenTheHeadAgain() throws Exception {
    Path sent = folder.resolve("sent");
    Path open = folder.resolve("open");
    try (Workspace workspace = workspace()) {
      workspace.audit().note(workspace.store(), "os:test", "export", List.of("AZE"));
      HeadKeeper keeper =
          keeper(workspace, Optional.empty(), "test -e '" + open + "' && cat >> '" + sent + "'");
      keeper.close();

      assertThat(sent).doesNotExist();
      assertThat(workspace.store().listMishaps())
          .extracting(Store.Mishap::what)
          .containsExactly("the command of --audit-heads-to ended with 1");

      Files.createFile(open);
      keeper.close();
      assertThat(HeadFile.read(sent)).extracting(Audit.Head::seq).containsExactly(1L);
    }
  }

  /// A server does so by itself, and its last head is that of its end.
  @Test
  void aServerHandsItsHeadsOn() throws Exception {
    Path sent = folder.resolve("sent");
    String database = "jdbc:sqlite:" + folder.resolve("muster.db");
    ServerSettings settings =
        ServerSettings.onThisMachine(database, 0, folder)
            .withAuditHeads(new KeptHeads(Optional.empty(), Optional.of("cat >> '" + sent + "'")));
    MusterServer.open(settings, new PrintStream(PrintStream.nullOutputStream(), true)).close();

    try (Workspace workspace = workspace()) {
      List<Audit.Head> heads = HeadFile.read(sent);
      assertThat(heads.getLast()).isEqualTo(workspace.audit().findHead(workspace.store()).get());
    }
  }

  private Workspace workspace() {
    return Workspace.open("jdbc:sqlite:" + folder.resolve("muster.db"), InstantSource.system());
  }

  private static HeadKeeper keeper(Workspace workspace, Optional<Path> file, String command) {
    return new HeadKeeper(
        new KeptHeads(file, Optional.of(command)), workspace, InstantSource.system());
  }

  private static void await(Path file) throws Exception {
    for (int i = 0; i < 500 && (!Files.exists(file) || Files.size(file) == 0); i++) {
      Thread.sleep(20);
    }
    assertThat(file).isNotEmptyFile();
  }
}
