package org.muster.bench.jmh;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the benchmarks on every instance that is there; JMH's own options may follow. Compare
/// figures within one run only.
public final class Benchmarks {
  private Benchmarks() {}

  /// Runs with JMH's options, such as a pattern of names.
  public static void main(String[] args) throws CommandLineOptionException, RunnerException {
    CommandLineOptions given = new CommandLineOptions(args);
    OptionsBuilder options = new OptionsBuilder();
    options.parent(given);
    if (!given.getParameter("instance").hasValue()) {
      options.param("instance", BenchInstances.names().toArray(new String[0]));
    }
    new Runner(options.build()).run();
  }
}
