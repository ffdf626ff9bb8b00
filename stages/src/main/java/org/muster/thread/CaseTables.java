package org.muster.thread;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.develop.DevelopTables;
import org.muster.generate.GenerateTables;
import org.muster.operate.guard.GuardTables;
import org.muster.record.ClaimTable;
import org.muster.record.RecordTables;
import org.muster.review.ReviewTables;

/// Every claim table of the case file, stage by stage.
public final class CaseTables {

  /// In the order of the case file.
  public static final List<ClaimTable> ALL =
      Stream.of(
              RecordTables.ALL,
              ReviewTables.ALL,
              DevelopTables.ALL,
              GenerateTables.ALL,
              GuardTables.ALL)
          .flatMap(List::stream)
          .toList();

  /// By name.
  public static final Map<String, ClaimTable> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(ClaimTable::name, Function.identity()));

  /// Those whose rows are computed and checked, never written by hand.
  public static final Set<ClaimTable> COMPUTED = Set.of(GenerateTables.PLANS, GuardTables.ROSTERS);

  private CaseTables() {}
}
