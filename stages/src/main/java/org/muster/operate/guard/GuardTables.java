package org.muster.operate.guard;

import static org.muster.record.ClaimTable.claims;

import java.util.List;
import org.muster.record.ClaimTable;
import org.muster.record.Domain.Degrees;
import org.muster.record.Domain.Form;
import org.muster.record.Domain.FreeText;
import org.muster.record.Domain.Reference;
import org.muster.record.Domain.References;
import org.muster.record.Domain.Whole;
import org.muster.record.Domain.Words;

/// The claim tables of a joint guard, in the order of the case file.
public final class GuardTables {
  private static final String STAGE = "operate";
  private static final FreeText LINE = new FreeText(200);
  private static final FreeText SHAPE = new FreeText(6000);
  private static final Reference GUARD = ref("guards");
  private static final Reference NATION = ref("nations");
  private static final Reference POST = ref("guard_posts");
  private static final Reference MEMBER = ref("guard_members");
  private static final References SKILL_LIST = new References(List.of("guard_skills"));
  private static final Words YES_NO = new Words(List.of("no", "yes"));
  private static final Whole PRICE = new Whole(0, 100_000);
  private static final Whole HOUR = new Whole(0, 24);

  /// NATO rank codes of STANAG 2116, officers and other ranks.
  private static final Form RANK =
      new Form("OF-(?:10|[1-9])|OR-[1-9]", "a NATO rank code from OR-1 to OF-10");

  private static final Form CODE =
      new Form("[A-Z0-9]{1,8}", "a code of 1 to 8 capital letters and figures, such as NG or T4");
  private static final Form WORD =
      new Form(
          "[a-z][a-z0-9-]{0,29}",
          "a word of small letters, figures and hyphens, such as relief-commander");
  private static final Form NUMBER =
      new Form(
          "[A-Z0-9](?:[A-Z0-9-]{0,18}[A-Z0-9])?",
          "a service number of capital letters, figures and hyphens, such as TUR-4417");
  private static final String DAY = "(?:MO|TU|WE|TH|FR|SA|SU)";
  private static final Form WEEKDAYS =
      new Form(DAY + "(?: " + DAY + "){0,6}", "days of the week, such as SA SU");
  private static final Form OFFSET =
      new Form("[+-](?:0[0-9]|1[0-4]):[0-5][0-9]", "an offset from UTC, such as +04:30");
  private static final Whole PERCENT = new Whole(0, 100);

  public static final ClaimTable GUARDS =
      claims(
              STAGE,
              "guards",
              "Joint guards",
              "A guard that two nations stand together, and the terms on which they do.")
          .must("name", LINE, "what it is called")
          .may("place", ref("places"), "where it stands")
          .must("first_nation", NATION, "one of the two nations; its half is named first")
          .must("second_nation", NATION, "the other nation")
          .must("utc_offset", OFFSET, "local time's offset from UTC, by which reliefs are counted")
          .must("rest_hours", new Whole(0, 168), "rest between two tours, at least")
          .must("max_run", new Whole(1, 31), "tours in a row without a long rest, at most")
          .must("long_rest_hours", new Whole(0, 336), "a rest that ends such a run")
          .must("max_nights", new Whole(1, 31), "nights in a row, at most")
          .must("night_from", HOUR, "hour of the day at which the night begins")
          .must("night_to", HOUR, "hour of the day at which it ends")
          .must("hours_7", new Whole(0, 168), "counted hours in any 7 days, at most")
          .must("hours_30", new Whole(0, 720), "counted hours in any 30 days, at most")
          .must("overlap_minutes", new Whole(0, 60), "both reliefs on post at a hand-over")
          .must("cold_from", HOUR, "hour of the day at which cold hours begin")
          .must("cold_to", HOUR, "hour of the day at which they end")
          .must("weekend", WEEKDAYS, "days of the weekend")
          .may("first_share", PERCENT, "tours of the first nation, of a hundred, at least")
          .may("second_share", PERCENT, "tours of the second nation, of a hundred, at least")
          .may("price_uncovered", PRICE, "price of an hour of an empty seat; empty means 1,000")
          .may("price_hour", PRICE, "price of a counted hour; empty means 10")
          .may("price_night", PRICE, "price of a night beyond the fair share; empty means 60")
          .may("price_weekend", PRICE, "the same for a tour of a weekend; empty means 60")
          .may("price_holiday", PRICE, "the same for a holiday; empty means 20")
          .may("price_hard", PRICE, "the same for an hour on a hard post; empty means 2")
          .may("price_cold", PRICE, "the same for a cold hour; empty means 2")
          .may("price_share", PRICE, "price of a tour short of a nation's share; empty means 100")
          .may("price_change", PRICE, "price of a day changed from what is published; empty: 50")
          .heldMay("from when to when the terms apply")
          .done();

  public static final ClaimTable CLOCKS =
      claims(
              STAGE,
              "guard_clocks",
              "Guard clocks",
              "How the hours of a post are shared out: tours, and the reliefs that take turns in one.")
          .must("guard", GUARD, "which guard")
          .must("code", WORD, "its short name, such as relief")
          .must("start_hour", new Whole(0, 23), "hour of the day at which the first tour begins")
          .must("tour_hours", new Whole(1, 24), "length of a tour; divides 24")
          .must("on_hours", new Whole(1, 24), "length of a turn on post")
          .must("off_hours", new Whole(0, 23), "hours between two turns of one relief")
          .must("counted_hours", new Whole(1, 24), "what a tour counts towards the hours of 7 days")
          .must("reserve", YES_NO, "whether it is the clock of a quick reaction force")
          .done();

  public static final ClaimTable HOLIDAYS =
      claims(STAGE, "guard_holidays", "Holidays", "A holiday of a nation's own calendar.")
          .must("nation", NATION, "whose calendar")
          .must("name", LINE, "what it is called")
          .heldMust("the day, or first and last day")
          .done();

  public static final ClaimTable SKILLS =
      claims(
              STAGE,
              "guard_skills",
              "Guard skills",
              "A qualification, weapon or language: one vocabulary for posts and people.")
          .must("code", WORD, "the word by which it is known")
          .must("name", LINE, "what it is called")
          .must(
              "sort",
              new Words(List.of("qualification", "weapon", "language")),
              "a qualification lapses; weapons and languages are known or not")
          .done();

  public static final ClaimTable SECTORS =
      claims(STAGE, "guard_sectors", "Sectors", "Ground that is guarded.")
          .must("guard", GUARD, "which guard")
          .must("name", LINE, "what it is called")
          .must("code", CODE, "its short name")
          .may("shape", SHAPE, "its ground: a GeoJSON geometry, degrees east and north")
          .done();

  public static final ClaimTable SECTOR_OWNERS =
      claims(
              STAGE,
              "guard_sector_owners",
              "Owners of sectors",
              "Whose a sector is, over time, and who answers for its boundary.")
          .must("sector", ref("guard_sectors"), "which sector")
          .must("nation", NATION, "the nation that owns it")
          .may("boundary_owner", LINE, "who answers for its boundary, by office")
          .heldMust("from when, or from when to when")
          .done();

  public static final ClaimTable GROUND =
      claims(STAGE, "guard_ground", "Plan of the ground", "Something to see on the ground.")
          .must("guard", GUARD, "which guard")
          .must(
              "feature",
              new Words(List.of("runway", "taxiway", "apron", "building", "fence", "road")),
              "what it is")
          .may("name", new FreeText(40), "what it is called")
          .must("shape", SHAPE, "a GeoJSON geometry, degrees east and north")
          .done();

  public static final ClaimTable POSTS =
      claims(STAGE, "guard_posts", "Guard posts", "A place that is guarded.")
          .must("guard", GUARD, "which guard")
          .must("code", CODE, "its short name, such as NG")
          .must("name", LINE, "what it is called")
          .may("sector", ref("guard_sectors"), "in which sector it lies")
          .must(
              "sort",
              new Words(List.of("sentry", "tower", "gate", "patrol", "qrf", "command")),
              "what it is; a quick reaction force goes by a reserve's clock")
          .must("clock", ref("guard_clocks"), "by which it is relieved")
          .may("tasks", new References(List.of("tasks")), "what is done there")
          .must("weight", new Whole(1, 100), "what an hour of an empty seat counts")
          .must("hard", YES_NO, "whether it is one of the hard posts, which are shared out evenly")
          .may("response_minutes", new Whole(1, 1440), "how soon it must answer an alarm")
          .may("lat", new Degrees(-90, 90), "latitude, degrees north")
          .may("lon", new Degrees(-180, 180), "longitude, degrees east")
          .heldMay("from when to when it stands")
          .done();

  public static final ClaimTable SEATS =
      claims(
              STAGE,
              "guard_seats",
              "Seats of posts",
              "One of those who stand on a post, and what is asked of them.")
          .must("post", POST, "which post")
          .must("number", new Whole(1, 20), "which seat; no novice has the first")
          .may("nation", NATION, "whose people may hold it; empty for any")
          .may("rank", RANK, "lowest rank that can hold it; empty for any")
          .may("skills", SKILL_LIST, "qualifications, weapons and languages that it needs")
          .done();

  public static final ClaimTable OPENINGS =
      claims(
              STAGE,
              "guard_openings",
              "Hours of posts",
              "When a post stands; one without any stands day and night.")
          .must("post", POST, "which post")
          .must("weekdays", WEEKDAYS, "on which days of the week")
          .must("from_hour", new Whole(0, 23), "from which hour")
          .must(
              "to_hour",
              new Whole(1, 24),
              "to which; where it is not later, the hours go through midnight")
          .heldMay("from when to when these hours apply")
          .done();

  public static final ClaimTable ORDERS =
      claims(
              STAGE,
              "guard_orders",
              "Guard orders",
              "A version of the general orders, or of a post's special orders.")
          .must("guard", GUARD, "of which guard")
          .may("post", POST, "the post whose special orders they are; empty for general orders")
          .must("title", LINE, "what they are called")
          .must("version", new Whole(1, 999), "which version")
          .must("text", new FreeText(10_000), "the orders")
          .heldMay("from when they apply")
          .done();

  public static final ClaimTable MEMBERS =
      claims(
              STAGE,
              "guard_members",
              "Guard force",
              "One of the guard force, under a service number; names stand elsewhere.")
          .must("guard", GUARD, "which guard")
          .must("number", NUMBER, "service number, never a name")
          .must("nation", NATION, "whose soldier")
          .may("party", new FreeText(40), "platoon or group of the nation's guard force")
          .must("rank", RANK, "rank")
          .must("novice", YES_NO, "whether not yet trusted with a post alone")
          .may("skills", SKILL_LIST, "weapons and languages known")
          .heldMay("from arrival to departure")
          .done();

  public static final ClaimTable NAMES =
      claims(
              STAGE,
              "guard_names",
              "Names of the guard force",
              "What one of the guard force is called: for their own nation alone.")
          .must("member", MEMBER, "who")
          .must("name", LINE, "the name")
          .may("account", new FreeText(60), "the account with which they sign in")
          .done();

  public static final ClaimTable QUALIFICATIONS =
      claims(
              STAGE,
              "guard_qualifications",
              "Qualifications held",
              "That one of the guard force holds a qualification.")
          .must("member", MEMBER, "who")
          .must("skill", ref("guard_skills"), "what")
          .heldMay("from when to when it is valid; the last day counts")
          .done();

  public static final ClaimTable CAVEATS =
      claims(
              STAGE,
              "guard_caveats",
              "Guard caveats",
              "A task that a nation does not let its guards carry out.")
          .must("nation", NATION, "whose caveat")
          .may("member", MEMBER, "for whom; empty for all of the nation")
          .must("task", ref("tasks"), "which task")
          .must("code", new FreeText(20), "its short name, such as CAV-3")
          .must("text", new FreeText(1000), "the limit in words")
          .heldMay("from when to when it applies")
          .done();

  public static final ClaimTable ABSENCES =
      claims(STAGE, "guard_absences", "Absences", "Days on which one of the guard is not there.")
          .must("member", MEMBER, "who")
          .must(
              "reason",
              new Words(List.of("leave", "sick", "course", "block-out", "other-duty")),
              "why")
          .heldMust("first and last day")
          .done();

  public static final ClaimTable WISHES =
      claims(
              STAGE,
              "guard_wishes",
              "Wishes",
              "A day on which one of the guard would rather be free, as their nation agreed.")
          .must("member", MEMBER, "who")
          .must("weight", new Whole(1, 1000), "what it counts in the cost")
          .heldMust("first and last day")
          .done();

  public static final ClaimTable LEDGER =
      claims(
              STAGE,
              "guard_ledger",
              "Fairness ledger",
              "What one of the guard bore before rosters were kept here.")
          .must("member", MEMBER, "who")
          .must("days", new Whole(0, 10_000), "days there")
          .must("nights", new Whole(0, 10_000), "tours with a night")
          .must("weekends", new Whole(0, 10_000), "tours that began on a weekend")
          .must("holidays", new Whole(0, 10_000), "tours that began on a holiday of their nation")
          .must("hard_hours", new Whole(0, 100_000), "hours on hard posts")
          .must("cold_hours", new Whole(0, 100_000), "on post in cold hours")
          .heldMay("over which days")
          .done();

  public static final ClaimTable ROSTERS =
      claims(
              STAGE,
              "guard_rosters",
              "Guard rosters",
              "A roster that both nations signed, as it was amended since.")
          .must("guard", GUARD, "of which guard")
          .must("name", LINE, "how people call it")
          .must(
              "digest",
              new Form("[0-9a-f]{64}", "a SHA-256 of 64 hexadecimal digits"),
              "of the document")
          .must("document", new FreeText(2_000_000), "who stands where, a line a turn")
          .heldMay("the days on which its tours begin")
          .done();

  /// All of them, in the order of the case file.
  public static final List<ClaimTable> ALL =
      List.of(
          GUARDS,
          CLOCKS,
          HOLIDAYS,
          SKILLS,
          SECTORS,
          SECTOR_OWNERS,
          GROUND,
          POSTS,
          SEATS,
          OPENINGS,
          ORDERS,
          MEMBERS,
          NAMES,
          QUALIFICATIONS,
          CAVEATS,
          ABSENCES,
          WISHES,
          LEDGER,
          ROSTERS);

  private GuardTables() {}

  private static Reference ref(String table) {
    return new Reference(List.of(table));
  }
}
