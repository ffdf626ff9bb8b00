package org.muster.operate.evacuation;

import java.util.List;
import java.util.random.RandomGenerator;
import org.muster.operate.evacuation.custody.Sort;

/// Names of people who do not exist, for drills and replays: common names put together by chance,
/// so that many are alike, as they are where people wait.
public final class MadeUp {
  private static final List<String> GIVEN =
      List.of(
          """
          Nasim Shirin Zubair Parwana Karim Laila Idris Samir Gul Ahmad Mariam Yusuf Zahra Farid
          Shukria Hamid Nadia Omar Fatima Rahim Sahar Bilal Hosna Aziz Mina Jawad Roya Sharif
          Palwasha Latif Wahida Tariq Soraya Habib Freshta Masud Arezo Najib Zarmina Ismail"""
              .split("\\s+"));
  private static final List<String> FAMILY =
      List.of(
          """
          Wardakzai Noorzai Haidari Rahimi Sultani Ahmadi Popal Hotak Karimi Stanekzai Rasuli
          Sahak Barakzai Yousafi Tokhi Amini Sharifi Nazari Azizi Mangal Safi Jalali Hakimi
          Zadran Qaderi Durrani Faizi Hashimi Kakar Omari Ebrahimi Samadi Achakzai Moradi Tajik
          Wafa Alizai Nuristani Sadat Zaheer"""
              .split("\\s+"));

  private MadeUp() {}

  public static String family(RandomGenerator random) {
    return FAMILY.get(random.nextInt(FAMILY.size()));
  }

  /// One of a family.
  ///
  /// @param from the first year in which they may be born
  /// @param years in how many they may
  public static Particulars one(
      RandomGenerator random, String family, Sort sort, int from, int years) {
    return new Particulars(
        GIVEN.get(random.nextInt(GIVEN.size())) + " " + family,
        "",
        String.valueOf(from + random.nextInt(years)),
        sort.word(),
        "",
        "",
        "",
        "");
  }
}
