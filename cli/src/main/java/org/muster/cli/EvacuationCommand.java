package org.muster.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `muster evacuation`: people from the first name to the safe haven.
@Command(
    name = "evacuation",
    mixinStandardHelpOptions = true,
    description = "Brings people from the first name to the safe haven.",
    subcommands = {
      EvacuationMatchCommand.class,
      EvacuationDeskCommands.Open.class,
      EvacuationDeskCommands.Device.class,
      EvacuationDeskCommands.State.class,
      EvacuationRoleCommand.class,
      EvacuationDeskCommands.DrillCommand.class,
      EvacuationReplayCommand.class,
      EvacuationLiftCommands.Plan.class,
      EvacuationLiftCommands.Back.class,
      EvacuationTransferCommands.Export.class,
      EvacuationTransferCommands.Merge.class
    })
final class EvacuationCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Objects.requireNonNull(spec).commandLine().usage(spec.commandLine().getErr());
    return MusterCommand.USAGE;
  }
}
