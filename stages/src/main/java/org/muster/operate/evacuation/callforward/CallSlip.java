package org.muster.operate.evacuation.callforward;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muster.operate.evacuation.exchange.CsvRows;
import org.muster.paper.Paper;
import org.muster.paper.PaperPdf;

/// The slip of a call, in the language of those who are called: where, when, who and the code, to
/// print or to send by whatever channel exists.
///
/// @param language of the text
/// @param place as people know it, such as `Abbey Gate`
/// @param zone of the clock that people there look at
/// @param party its number
/// @param name of the party's first member, or a number alone where names are not to be shown
/// @param people how many may come
public record CallSlip(
    Language language,
    String place,
    ZoneId zone,
    String party,
    String name,
    int people,
    CallCode.Call call,
    String code) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /// Millimetres of the code's side: a phone reads it from an arm's length.
  private static final int CODE_SIDE = 42;

  /// The languages of slips.
  public enum Language {
    ENGLISH(
        "en",
        "You are called forward",
        "Place",
        "Come on",
        "between",
        "and",
        "People who may come",
        "Name or number",
        "Bring this slip and every document that you have. Come together with all of your family."
            + " The code is good once and for you alone. Come not before the time: nobody is let in"
            + " earlier."),
    DARI(
        "prs",
        "نوبت شما رسیده است",
        "محل",
        "تاریخ",
        "از ساعت",
        "تا ساعت",
        "تعداد افراد",
        "نام یا شماره",
        "این ورق و تمام اسناد خود را با خود بیاورید. با همهٔ اعضای خانواده یکجا بیایید. این کد فقط یک"
            + " بار و تنها برای شما اعتبار دارد. پیش از وقت نیایید؛ هیچ‌کس زودتر داخل نمی‌شود."),
    PASHTO(
        "ps",
        "ستاسو وار راغلی دی",
        "ځای",
        "نېټه",
        "له بجو",
        "تر بجو",
        "د کسانو شمېر",
        "نوم یا شمېره",
        "دا پاڼه او خپل ټول اسناد له ځان سره راوړئ. د کورنۍ له ټولو غړو سره یوځای راشئ. دا کوډ یوازې یو"
            + " ځل او یوازې ستاسو لپاره دی. تر وخت مخکې مه راځئ؛ هېڅوک وختي نه پرېښودل کېږي."),
    AZERBAIJANI(
        "az",
        "Sizin növbəniz çatıb",
        "Yer",
        "Tarix",
        "saat",
        "saatadək",
        "Gələ biləcək şəxslərin sayı",
        "Ad və ya nömrə",
        "Bu vərəqi və bütün sənədlərinizi özünüzlə gətirin. Bütün ailə üzvləri ilə birlikdə gəlin. Kod"
            + " yalnız bir dəfə və yalnız sizin üçün etibarlıdır. Vaxtından əvvəl gəlməyin: heç kim"
            + " tez buraxılmır."),
    TURKISH(
        "tr",
        "Sıranız geldi",
        "Yer",
        "Tarih",
        "saat",
        "saatine kadar",
        "Gelebilecek kişi sayısı",
        "Ad veya numara",
        "Bu kâğıdı ve bütün belgelerinizi yanınızda getirin. Ailenizin tüm üyeleriyle birlikte gelin."
            + " Kod yalnız bir kez ve yalnız sizin için geçerlidir. Vaktinden önce gelmeyin: kimse"
            + " erken alınmaz.");

    private final String tag;
    private final String title;
    private final String place;
    private final String day;
    private final String from;
    private final String until;
    private final String people;
    private final String name;
    private final String advice;

    Language(
        String tag,
        String title,
        String place,
        String day,
        String from,
        String until,
        String people,
        String name,
        String advice) {
      this.tag = tag;
      this.title = title;
      this.place = place;
      this.day = day;
      this.from = from;
      this.until = until;
      this.people = people;
      this.name = name;
      this.advice = advice;
    }

    /// The tag of BCP 47.
    public String tag() {
      return tag;
    }

    public String title() {
      return title;
    }

    /// As English calls it.
    public String word() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /// The language of a tag.
    public static Optional<Language> find(String tag) {
      return Arrays.stream(values()).filter(l -> l.tag.equals(tag)).findFirst();
    }
  }

  private String day() {
    String day = DAY.format(call.from().atZone(zone));
    // Among letters that run from the right a dash turns the parts of a date around, a slash not.
    return switch (language) {
      case DARI, PASHTO -> day.replace('-', '/');
      case ENGLISH, AZERBAIJANI, TURKISH -> day;
    };
  }

  private String clock(Instant at) {
    return CLOCK.format(at.atZone(zone));
  }

  /// What the slip says, a line each.
  public List<String> lines() {
    return List.of(
        language.place + ": " + place,
        language.day + ": " + day(),
        language.from + " " + clock(call.from()) + " " + language.until + " " + clock(call.until()),
        language.name + ": " + name,
        language.people + ": " + people,
        language.advice);
  }

  /// Slips as PDF, a page each.
  ///
  /// @param asOf when they were made, as it stands at the foot
  /// @param illustrative whether whom they call is made up
  public static byte[] pdf(List<CallSlip> slips, String asOf, boolean illustrative) {
    if (slips.isEmpty()) {
      throw new IllegalArgumentException("a paper has one slip at least");
    }
    List<Paper.Block> blocks = new ArrayList<>();
    for (int i = 1; i < slips.size(); i++) {
      blocks.add(new Paper.Block.Title(slips.get(i).language.title));
      slips.get(i).body(blocks);
    }
    List<Paper.Block> all = new ArrayList<>();
    slips.getFirst().body(all);
    all.addAll(blocks);
    return PaperPdf.write(
        new Paper(
            slips.getFirst().language.title,
            new Paper.Marks(asOf, "whom it names", illustrative, false),
            all));
  }

  private void body(List<Paper.Block> blocks) {
    for (String line : lines()) {
      blocks.add(new Paper.Block.Text(Paper.plain(line)));
    }
    blocks.add(new Paper.Block.Code(code, CODE_SIDE));
    blocks.add(new Paper.Block.Text(Paper.strong(CallCode.grouped(code))));
  }

  /// Slips as CSV for any channel: a head, and a line each with the whole text in one cell.
  public static String csv(List<CallSlip> slips) {
    StringBuilder out = new StringBuilder();
    CsvRows.write(
        out,
        List.of(
            "party", "language", "place", "from", "until", "people", "name", "code", "message"));
    for (CallSlip slip : slips) {
      CsvRows.write(
          out,
          List.of(
              slip.party,
              slip.language.tag,
              slip.place,
              slip.call.from().toString(),
              slip.call.until().toString(),
              String.valueOf(slip.people),
              slip.name,
              slip.code,
              slip.language.title
                  + "\n"
                  + String.join("\n", slip.lines())
                  + "\n"
                  + CallCode.grouped(slip.code)));
    }
    return out.toString();
  }
}
