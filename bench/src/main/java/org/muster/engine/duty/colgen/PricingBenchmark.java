package org.muster.engine.duty.colgen;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One round of pricing: the cheapest calendar of every resource, on one thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class PricingBenchmark {

  @Param("month")
  private String instance = "month";

  /// Prices at the start of a solve, when many sums are broken, or at the end of a root.
  @Param({"rough", "good"})
  private String prices = "good";

  private @Nullable Prepared prepared;
  private Pricing[] pricing = new Pricing[0];
  private double[][] values = new double[0][];
  private Labelling kernel = new Labelling();

  /// Prepares the instance; the sums that pricing remembers are those of a first round.
  @Setup(Level.Trial)
  public void prepare() {
    Prepared made = new Prepared(instance);
    prepared = made;
    pricing = made.pricing();
    kernel = new Labelling();
    values = made.search.activityValues(prices.equals("good") ? made.good : made.rough);
    round();
  }

  /// Ends the threads.
  @TearDown(Level.Trial)
  public void close() {
    Objects.requireNonNull(prepared).close();
  }

  /// The round.
  @Benchmark
  public double round() {
    double sum = 0;
    for (Pricing one : pricing) {
      sum += one.price(kernel, values).least();
    }
    return sum;
  }
}
