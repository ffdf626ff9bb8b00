package org.muster.operate.evacuation;

import static org.muster.operate.evacuation.EvacuationRight.ARRIVE;
import static org.muster.operate.evacuation.EvacuationRight.CALL;
import static org.muster.operate.evacuation.EvacuationRight.CLOSE;
import static org.muster.operate.evacuation.EvacuationRight.DEVICES;
import static org.muster.operate.evacuation.EvacuationRight.LIST;
import static org.muster.operate.evacuation.EvacuationRight.READ_NAMES;
import static org.muster.operate.evacuation.EvacuationRight.REGISTER;
import static org.muster.operate.evacuation.EvacuationRight.SCAN;
import static org.muster.operate.evacuation.EvacuationRight.SCREEN;
import static org.muster.operate.evacuation.EvacuationRight.SEARCH_NAMES;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What somebody is in an evacuation: no more than the place where they stand needs.
public enum EvacuationRole {
  REGISTRAR("registrar", READ_NAMES, SEARCH_NAMES, REGISTER, SCAN),
  SCREENING("screening", READ_NAMES, SCREEN, SCAN),
  GATE("gate commander", CALL, DEVICES, SCAN),
  FLIGHTS("flight desk", READ_NAMES, LIST, CLOSE, SCAN),
  HAVEN("haven", READ_NAMES, ARRIVE, SCAN),
  CHIEF("chief of the control centre", EvacuationRight.values());

  private final String words;
  private final Set<EvacuationRight> rights;

  EvacuationRole(String words, EvacuationRight... rights) {
    this.words = words;
    this.rights = EnumSet.copyOf(Arrays.asList(rights));
  }

  /// As pages call it.
  public String words() {
    return words;
  }

  /// As rows and commands write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean may(EvacuationRight right) {
    return rights.contains(right);
  }

  /// The role of that word.
  public static Optional<EvacuationRole> find(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
