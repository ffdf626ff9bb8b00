package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.access.LocalAuthority;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster authority DIR --host NAME`: what phones need to reach the server over TLS where there is
/// no internet.
@Command(
    name = "authority",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a local authority and a server certificate, so that phones reach this server over TLS.",
      "The authority's key is thrown away: it can vouch for nothing else, ever."
    })
final class AuthorityCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the folder for the three files")
  private @Nullable Path folder;

  @Option(
      names = "--host",
      required = true,
      paramLabel = "NAME",
      description = "name or address by which phones reach the server; give each of several")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--days",
      defaultValue = "90",
      description = "how long it holds, 1 to " + LocalAuthority.MOST_DAYS + " (default: 90)")
  private int days = 90;

  @Override
  public Integer call() {
    Path target = Objects.requireNonNull(folder);
    LocalAuthority made = LocalAuthority.make(target, hosts, days);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("Made an authority that vouches for " + String.join(", ", hosts) + ",");
    out.println("for " + days + " days. Its key is gone; only its certificate is left.");
    out.println();
    out.println("Serve with it:");
    out.println(
        "  muster serve --db FILE --host 0.0.0.0 --tls-cert "
            + made.chain()
            + " --tls-key "
            + made.key());
    out.println();
    out.println("Trust it once on each phone: copy " + made.authority() + " there, and");
    out.println("  Android: Settings, Security, Install a certificate, CA certificate.");
    out.println("  iPhone:  open it, Settings, Profile downloaded, Install; then General, About,");
    out.println("           Certificate trust settings, switch it on.");
    out.println("  Laptop:  add it to the system's or the browser's authorities.");
    out.println("Before you do, compare the fingerprint (SHA-256) that the phone shows:");
    out.println("  " + made.fingerprint());
    out.println("When the operation is over, remove it from the phones again.");
    out.flush();
    return MusterCommand.OK;
  }
}
