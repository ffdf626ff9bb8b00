package org.muster.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.access.Account;
import org.muster.access.Administration;
import org.muster.access.FactorPolicy;
import org.muster.access.SecondFactors;
import org.muster.access.Vault;
import org.muster.store.Trouble;
import org.muster.thread.Workspace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster user factor` and `muster user policy`: the second factors of accounts.
final class UserFactorCommand {
  private UserFactorCommand() {}

  /// The use cases as the command line has them: it never sees a code, so it needs no key.
  static Administration administration(Workspace workspace) {
    return new Administration(workspace.accounts(), factors(workspace));
  }

  private static SecondFactors factors(Workspace workspace) {
    return new SecondFactors(
        workspace.store(),
        workspace.audit(),
        InstantSource.system(),
        Vault.at(Path.of("muster.key")),
        false);
  }

  /// `muster user factor NAME`, with what is to be done.
  @Command(
      name = "factor",
      mixinStandardHelpOptions = true,
      description = "Shows an account's second factor, requires one, or takes it away.")
  static final class Factor implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DatabaseOption database = new DatabaseOption();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @ArgGroup private @Nullable What what;

    private static final class What {
      @Option(names = "--require", description = "the account needs one whatever its roles are")
      private boolean require;

      @Option(names = "--excuse", description = "only its roles decide")
      private boolean excuse;

      @Option(
          names = "--reset",
          description = "take it away, lost phone and recovery codes: the next sign-in sets it up")
      private boolean reset;

      @Option(
          names = "--unbind",
          description = "forget who the account is at OpenID Connect providers")
      private boolean unbind;
    }

    @Override
    public Integer call() {
      try (Workspace workspace = database.openExisting()) {
        SecondFactors factors = factors(workspace);
        What asked = what;
        if (asked != null && asked.require) {
          factors.require(UserCommand.actor(), name, true);
        } else if (asked != null && asked.excuse) {
          factors.require(UserCommand.actor(), name, false);
        } else if (asked != null && asked.reset) {
          factors.reset(UserCommand.actor(), name);
        } else if (asked != null) {
          workspace.accounts().unbind(UserCommand.actor(), name);
        }
        Account account =
            workspace
                .accounts()
                .find(name)
                .orElseThrow(
                    () -> new Trouble(Trouble.Code.NOT_FOUND, "there is no account " + name));
        SecondFactors.Standing standing = factors.standing(account);
        String needs =
            standing.requiredItself()
                ? "required"
                : standing.required() ? "required by its roles" : "not required";
        String has =
            standing.enrolled()
                ? "set up, " + standing.recoveryCodes() + " recovery codes left"
                : "not set up";
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(name + ": second factor " + needs + ", " + has + ".");
        out.flush();
        return MusterCommand.OK;
      }
    }
  }

  /// `muster user policy`, or with the roles that need a second factor.
  @Command(
      name = "policy",
      mixinStandardHelpOptions = true,
      description = "Shows or chooses which roles need a second factor.")
  static final class Policy implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DatabaseOption database = new DatabaseOption();

    @ArgGroup private @Nullable Choice choice;

    private static final class Choice {
      @Option(
          names = "--role",
          split = ",",
          completionCandidates = UserCommand.RoleWords.class,
          paramLabel = "ROLE",
          description = "whoever has one of these: ${COMPLETION-CANDIDATES}")
      private List<String> roles = new ArrayList<>();

      @Option(names = "--nobody", description = "no role needs one")
      private boolean nobody;
    }

    @Override
    public Integer call() {
      try (Workspace workspace = database.openExisting()) {
        SecondFactors factors = factors(workspace);
        Choice chosen = choice;
        if (chosen != null) {
          factors.setPolicy(UserCommand.actor(), UserCommand.roles(chosen.roles));
        }
        FactorPolicy policy = factors.policy();
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        String roles = policy.roles().isEmpty() ? "nobody" : policy.words();
        out.println(
            policy.chosen()
                ? "A second factor is required of: " + roles + "."
                : "Not chosen yet. Where the server is reached from beyond its own machine a second"
                    + " factor is required of: "
                    + roles
                    + ".");
        out.flush();
        return MusterCommand.OK;
      }
    }
  }
}
