package org.muster.engine.duty.colgen;

import java.util.List;
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

/// The restricted master over thirty columns of each resource: solved from nothing, and solved
/// again from its basis after three more of each.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 8)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class MasterBenchmark {
  private static final int ROUNDS = 30;
  private static final int MORE = 3;

  @Param("month")
  private String instance = "month";

  private @Nullable Prepared prepared;
  private List<Column> columns = List.of();
  private List<Column> more = List.of();
  private @Nullable Master cold;
  private @Nullable Master warm;

  /// Prepares the instance and its columns.
  @Setup(Level.Trial)
  public void prepare() {
    Prepared made = new Prepared(instance);
    prepared = made;
    List<Column> all = made.columns(ROUNDS + MORE);
    int last = all.size() - MORE * made.search.models.size();
    columns = all.subList(0, last);
    more = all.subList(last, all.size());
  }

  /// Masters to be solved: one from nothing, one again.
  @Setup(Level.Iteration)
  public void build() {
    Prepared made = Objects.requireNonNull(prepared);
    Master first = made.master();
    columns.forEach(first::add);
    cold = first;
    Master second = made.master();
    columns.forEach(second::add);
    second.solve();
    more.forEach(second::add);
    warm = second;
  }

  /// Frees what lies outside the heap.
  @TearDown(Level.Iteration)
  public void free() {
    Objects.requireNonNull(cold).close();
    Objects.requireNonNull(warm).close();
  }

  /// Ends the threads.
  @TearDown(Level.Trial)
  public void close() {
    Objects.requireNonNull(prepared).close();
  }

  /// From nothing.
  @Benchmark
  public double fromNothing() {
    return solved(Objects.requireNonNull(cold));
  }

  /// From the basis before the columns were added.
  @Benchmark
  public double again() {
    return solved(Objects.requireNonNull(warm));
  }

  private static double solved(Master master) {
    if (!master.solve()) {
      throw new IllegalStateException("The master was not solved");
    }
    return master.value();
  }
}
