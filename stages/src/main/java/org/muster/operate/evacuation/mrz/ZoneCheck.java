package org.muster.operate.evacuation.mrz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One check digit of a zone, or one of its fields that has none, with what came of it.
///
/// @param field such as `date of birth`
/// @param holds whether it is as it should be
/// @param told what is wrong with it, by line and column; empty where it holds
public record ZoneCheck(String field, boolean holds, String told) {

  /// The fields with a check digit in the order in which people read them, then whatever else is
  /// wrong. Nothing where not even the format is known: then the fault stands alone.
  public static List<ZoneCheck> of(Mrz.Reading reading) {
    return switch (reading) {
      case Mrz.Reading.Sound sound -> checks(Optional.of(sound.mrz()), List.of());
      case Mrz.Reading.Unsound unsound -> checks(unsound.mrz(), unsound.faults());
    };
  }

  private static List<ZoneCheck> checks(Optional<Mrz> mrz, List<Mrz.Fault> faults) {
    List<String> fields = new ArrayList<>();
    mrz.ifPresent(
        read -> {
          fields.addAll(List.of("document number", "date of birth", "date of expiry"));
          if (read.format() == Mrz.Format.TD3) {
            fields.add("personal number");
          }
          fields.add("the whole");
        });
    List<ZoneCheck> all = new ArrayList<>();
    for (String field : fields) {
      List<Mrz.Fault> own = faults.stream().filter(f -> f.field().equals(field)).toList();
      if (own.isEmpty()) {
        all.add(new ZoneCheck(field, true, ""));
      }
      own.forEach(fault -> all.add(new ZoneCheck(field, false, fault.toString())));
    }
    faults.stream()
        .filter(f -> !fields.contains(f.field()))
        .forEach(fault -> all.add(new ZoneCheck(fault.field(), false, fault.toString())));
    return all;
  }
}
