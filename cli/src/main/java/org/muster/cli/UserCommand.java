package org.muster.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.access.Account;
import org.muster.access.Administration;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.store.Trouble;
import org.muster.thread.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster user`: the local accounts.
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    description = "Manages the local accounts.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UserCommand.Add.class,
      UserCommand.ListAll.class,
      UserCommand.Reset.class,
      UserCommand.Disable.class,
      UserCommand.Roles.class,
      UserFactorCommand.Factor.class,
      UserFactorCommand.Policy.class
    })
final class UserCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /// Without a command: how to use it.
  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getErr());
    return MusterCommand.USAGE;
  }

  private static PrintWriter out(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  static String actor() {
    return operator().actor();
  }

  private static Viewer.Operator operator() {
    return Viewer.Operator.ofThisProcess();
  }

  static List<Role> roles(List<String> words) {
    return words.stream()
        .map(
            word ->
                Role.find(word)
                    .orElseThrow(
                        () ->
                            new Trouble(
                                Trouble.Code.NOT_FOUND,
                                "there is no role "
                                    + word
                                    + "; expected one of "
                                    + Arrays.stream(Role.values())
                                        .map(Role::word)
                                        .collect(Collectors.joining(", ")))))
        .toList();
  }

  /// The words of the roles, for the help text.
  static final class RoleWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Role.values()).map(Role::word).iterator();
    }
  }

  private static void printPassword(PrintWriter out, String password) {
    out.println("One-time password: " + password);
    out.println("It is kept nowhere in clear, and must be changed at the first sign-in.");
    out.flush();
  }

  /// `muster user add NAME --body AZE --role national-planner`.
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds an account and prints its one-time password.")
  static final class Add implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DatabaseOption database = new DatabaseOption();

    @Parameters(paramLabel = "NAME", description = "lower case, as typed to sign in")
    private String name = "";

    @Option(
        names = "--body",
        paramLabel = "BODY",
        required = true,
        description = "the nation or body that it is bound to, such as AZE or NATO")
    private String body = "";

    @Option(
        names = "--role",
        required = true,
        split = ",",
        completionCandidates = RoleWords.class,
        paramLabel = "ROLE",
        description = "its roles: ${COMPLETION-CANDIDATES}")
    private List<String> roles = new ArrayList<>();

    @Override
    public Integer call() {
      try (Workspace workspace = database.open()) {
        String password =
            UserFactorCommand.administration(workspace).add(operator(), name, body, roles(roles));
        out(spec).println("Added " + name + ".");
        printPassword(out(spec), password);
        return MusterCommand.OK;
      }
    }
  }

  /// `muster user list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints every account with its body and roles.")
  static final class ListAll implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DatabaseOption database = new DatabaseOption();

    @Override
    public Integer call() {
      try (Workspace workspace = database.openExisting()) {
        for (Account account : workspace.accounts().list()) {
          out(spec)
              .println(
                  account.name()
                      + "  "
                      + account.body()
                      + "  "
                      + new TreeSet<>(account.roles())
                          .stream().map(Role::word).collect(Collectors.joining(","))
                      + (account.disabled() ? "  disabled" : "")
                      + (account.oneTime() ? "  one-time password" : ""));
        }
        out(spec).flush();
        return MusterCommand.OK;
      }
    }
  }

  /// `muster user reset NAME`.
  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description = "Lifts a lock and sets a new one-time password.")
  static final class Reset implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DatabaseOption database = new DatabaseOption();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Override
    public Integer call() {
      try (Workspace workspace = database.openExisting()) {
        printPassword(
            out(spec), UserFactorCommand.administration(workspace).reset(operator(), name));
        return MusterCommand.OK;
      }
    }
  }

  /// `muster user disable NAME`, and `--undo`.
  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      description = "Closes an account: nobody can sign in with it.")
  static final class Disable implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DatabaseOption database = new DatabaseOption();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--undo", description = "open the account again")
    private boolean undo;

    @Override
    public Integer call() {
      try (Workspace workspace = database.openExisting()) {
        Administration administration = UserFactorCommand.administration(workspace);
        if (undo) {
          administration.open(operator(), name);
        } else {
          administration.close(operator(), name);
        }
        out(spec).println(name + (undo ? " can sign in again." : " cannot sign in any more."));
        out(spec).flush();
        return MusterCommand.OK;
      }
    }
  }

  /// `muster user role NAME ROLE...`.
  @Command(
      name = "role",
      mixinStandardHelpOptions = true,
      description = "Gives an account these roles in the place of those it has.")
  static final class Roles implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DatabaseOption database = new DatabaseOption();

    @Parameters(index = "0", paramLabel = "NAME")
    private String name = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ROLE")
    private List<String> roles = new ArrayList<>();

    @Override
    public Integer call() {
      try (Workspace workspace = database.openExisting()) {
        UserFactorCommand.administration(workspace).setRoles(operator(), name, roles(roles));
        out(spec).println(name + " is now " + String.join(", ", roles) + ".");
        out(spec).flush();
        return MusterCommand.OK;
      }
    }
  }
}
