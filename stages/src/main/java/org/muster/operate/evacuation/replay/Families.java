package org.muster.operate.evacuation.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.muster.operate.evacuation.MadeUp;
import org.muster.operate.evacuation.Particulars;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;

/// Draws families: how many they are, how old, how they come aboard, and what they are called. All
/// of it is made up.
final class Families {
  /// Of a hundred families so many have 1, 2, … people.
  private static final int[] SIZES = {28, 20, 16, 13, 10, 7, 4, 2};

  private static final int ONE_IN_WHEELCHAIR = 250;
  private static final int ONE_ON_STRETCHER = 900;
  private static final int ONE_INFANT = 6;

  private final RandomGenerator random;
  private final Map<String, Particulars> files;
  private int last;

  /// @param files into which goes who they are, by person
  Families(RandomGenerator random, Map<String, Particulars> files) {
    this.random = random;
    this.files = files;
  }

  /// A family.
  ///
  /// @param members the first answers for the minors
  record Family(String party, List<Deed.Registered> members) {
    Family {
      members = List.copyOf(members);
    }

    List<String> persons() {
      return members.stream().map(Deed.Registered::person).toList();
    }

    long infants() {
      return members.stream().filter(m -> m.sort() == Sort.INFANT).count();
    }

    int seats() {
      return members.stream().mapToInt(m -> m.mobility().seats(m.sort())).sum();
    }
  }

  /// @param most people
  Family next(int most) {
    String party = "R-" + ++last;
    int size = Math.min(size(), most);
    String family = MadeUp.family(random);
    int priority = 1 + random.nextInt(6);
    List<Deed.Registered> members = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      String person = party + "." + i;
      Sort sort = i <= 2 ? Sort.ADULT : random.nextInt(ONE_INFANT) == 0 ? Sort.INFANT : Sort.MINOR;
      members.add(
          new Deed.Registered(
              person,
              party,
              sort,
              sort == Sort.INFANT ? Mobility.WALKS : mobility(),
              sort.needsGuardian() ? party + ".1" : "",
              priority));
      files.put(
          person,
          sort == Sort.ADULT
              ? MadeUp.one(random, family, sort, 1941, 60)
              : MadeUp.one(random, family, sort, 2003, 18));
    }
    return new Family(party, members);
  }

  private int size() {
    int drawn = random.nextInt(100);
    int size = 0;
    while (drawn >= SIZES[size]) {
      drawn -= SIZES[size++];
    }
    return size + 1;
  }

  private Mobility mobility() {
    return random.nextInt(ONE_ON_STRETCHER) == 0
        ? Mobility.STRETCHER
        : random.nextInt(ONE_IN_WHEELCHAIR) == 0 ? Mobility.WHEELCHAIR : Mobility.WALKS;
  }
}
