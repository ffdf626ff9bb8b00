package org.muster.server;

import java.io.PrintStream;
import java.util.List;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.record.CaseHeader;
import org.muster.thread.Workspace;

/// The account that the first start makes, since somebody must be able to sign in.
final class FirstAccount {
  private FirstAccount() {}

  /// Makes an administrator where there is no account, bound to the owner of the first case so that
  /// the case can be worked on, and prints the one-time password.
  static void ensure(Workspace workspace, PrintStream out) {
    if (!workspace.accounts().list().isEmpty()) {
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
            .add(
                operator.actor(),
                "admin",
                body,
                List.of(Role.ADMINISTRATOR, Role.NATIONAL_PLANNER));
    out.println("First start: sign in as  admin  with the one-time password  " + password);
  }
}
