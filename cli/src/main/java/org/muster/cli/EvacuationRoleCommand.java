package org.muster.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.EvacuationRole;
import org.muster.operate.evacuation.GivenRoles;
import org.muster.operate.evacuation.RoleDesk;
import org.muster.store.Trouble;
import org.muster.thread.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster evacuation role`.
@Command(
    name = "role",
    mixinStandardHelpOptions = true,
    description = "Tells who has which role in an evacuation, gives one, or withdraws one.")
final class EvacuationRoleCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private EvacuationSite site = new EvacuationSite();

  @Parameters(paramLabel = "EVACUATION", description = "its id")
  private String id = "";

  @Option(
      names = "--give",
      defaultValue = "",
      paramLabel = "ROLE",
      description = "registrar, screening, gate, flights, haven or chief")
  private String give = "";

  @Option(
      names = "--withdraw",
      defaultValue = "",
      paramLabel = "ROLE",
      description = "the role that ends")
  private String withdraw = "";

  @Option(names = "--account", defaultValue = "", paramLabel = "NAME", description = "whose")
  private String account = "";

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Workspace workspace = site.open()) {
      var evacuations = site.evacuations(workspace);
      Evacuation evacuation = evacuations.get(id);
      RoleDesk desk = site.roles(workspace);
      if (!give.isEmpty()) {
        desk.give(evacuation, EvacuationSite.operator(), account, role(give));
      }
      if (!withdraw.isEmpty()) {
        desk.withdraw(evacuation, EvacuationSite.operator(), account, role(withdraw));
      }
      GivenRoles roles = evacuations.get(id).roles();
      if (roles.all().isEmpty()) {
        out.println("No role is given: planners of " + evacuation.owner() + " do all but sign.");
      }
      for (GivenRoles.Given one : roles.all()) {
        out.println(one.account() + "\t" + one.role().word() + "\t" + one.at() + "\t" + one.by());
      }
    }
    out.flush();
    return MusterCommand.OK;
  }

  private static EvacuationRole role(String word) {
    return EvacuationRole.find(word)
        .orElseThrow(
            () -> new Trouble(Trouble.Code.REFUSED, "no role of an evacuation is called " + word));
  }
}
