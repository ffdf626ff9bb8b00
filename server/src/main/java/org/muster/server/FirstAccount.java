package org.muster.server;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.access.Account;
import org.muster.access.Accounts;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.record.CaseHeader;
import org.muster.store.PrivateFiles;
import org.muster.store.Trouble;
import org.muster.thread.Workspace;

/// The account that the first start makes, since somebody must be able to sign in.
final class FirstAccount {
  private static final String NAME = "admin";

  private FirstAccount() {}

  /// Where the password lies if nobody sits at a terminal: what is printed then goes to a log that
  /// others read.
  private static final String FILE = "first-password";

  /// Makes an administrator where there is no account, bound to the owner of the first case so that
  /// the case can be worked on. The one-time password is shown at a terminal, and else lies in a
  /// file of the server's folder that nobody else may read, until it was used.
  static void ensure(Workspace workspace, Path folder, PrintStream out) {
    Path file = folder.resolve(FILE);
    List<Account> accounts = workspace.accounts().list();
    if (!accounts.isEmpty()) {
      if (accounts.stream().noneMatch(a -> a.name().equals(NAME) && a.oneTime())) {
        forget(file);
      }
      return;
    }
    Viewer.Operator operator = Viewer.Operator.ofThisProcess();
    String body =
        workspace.cases().list(operator).stream()
            .findFirst()
            .map(CaseHeader::owner)
            .orElse(Viewer.ALLIANCE);
    String password =
        workspace
            .accounts()
            .add(operator.actor(), NAME, body, List.of(Role.ADMINISTRATOR, Role.NATIONAL_PLANNER));
    @Nullable Console console = System.console();
    if (console != null && console.isTerminal()) {
      out.println("First start: sign in as  admin  with the one-time password  " + password);
      return;
    }
    keep(file, password);
    out.println(
        "First start: sign in as  admin  with the one-time password in  "
            + file.toAbsolutePath()
            + "  (good for "
            + Accounts.ONE_TIME_FOR.toDays()
            + " days; later ones: muster user reset admin)");
  }

  private static void keep(Path file, String password) {
    try {
      PrivateFiles.createFolders(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.deleteIfExists(file);
      PrivateFiles.create(file);
      Files.writeString(file, password + "\n", StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new Trouble(
          Trouble.Code.UNABLE,
          "the first password cannot be kept in " + file + ": " + Trouble.why(e),
          e);
    }
  }

  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Its password opens nothing any more.
    }
  }
}
