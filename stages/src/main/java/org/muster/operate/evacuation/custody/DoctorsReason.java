package org.muster.operate.evacuation.custody;

import java.util.Arrays;
import java.util.List;

/// Why a doctor keeps somebody back, or lets them go. A doctor's hold stands beside any other:
/// neither ends the other.
public enum DoctorsReason {
  NOT_FIT("not-fit-to-fly", "not fit to fly", false),
  INFECTIOUS("may-infect-others", "may infect others", false),
  TREATED("under-treatment", "under treatment", false),
  WITH_THE_SICK("family-stays-with-the-sick", "family stays with the sick", false),
  FIT("fit-to-fly", "fit to fly", true),
  WITH_A_CARER("flies-with-a-carer", "flies with a carer", true);

  /// Who was kept back for it by others is let go by a doctor.
  public static final String SENT = "to-the-doctor";

  private final String code;
  private final String words;
  private final boolean released;

  DoctorsReason(String code, String words, boolean released) {
    this.code = code;
    this.words = words;
    this.released = released;
  }

  /// As the log has it.
  public String code() {
    return code;
  }

  public String words() {
    return words;
  }

  /// Those for which somebody is let go, or those for which they are kept back.
  public static List<DoctorsReason> list(boolean released) {
    return Arrays.stream(values()).filter(one -> one.released == released).toList();
  }

  static boolean has(String code, boolean released) {
    return list(released).stream().anyMatch(one -> one.code.equals(code));
  }
}
