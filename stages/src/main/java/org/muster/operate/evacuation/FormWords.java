package org.muster.operate.evacuation;

import java.util.List;
import java.util.Map;
import org.muster.operate.evacuation.callforward.CallSlip;

/// What the form of a party says, on the web and on paper, in one language. The texts in Dari,
/// Pashto and Azerbaijani want a native reader.
///
/// @param own what the language calls itself
/// @param title of the form
/// @param lead what happens with what is written, and that it is no promise
/// @param code by which the form on the web opens
/// @param person of a family, before a number
/// @param fields name in Latin letters, name in their own, born, who in the family, papers,
///     telephone, needs
/// @param sent what is told when it came
/// @param other to write another family
/// @param wrong by rule, what is told of what does not do
public record FormWords(
    CallSlip.Language language,
    String own,
    String title,
    String lead,
    String code,
    String person,
    List<String> fields,
    String send,
    String sent,
    String other,
    Map<String, String> wrong) {
  /// Names of fields, in the order of [#fields].
  public static final List<String> FIELDS =
      List.of("name", "script", "born", "who", "papers", "phone", "needs");

  public FormWords {
    fields = List.copyOf(fields);
    wrong = Map.copyOf(wrong);
  }

  /// Whether it is written from the right.
  public boolean fromRight() {
    return switch (language) {
      case DARI, PASHTO -> true;
      case ENGLISH, AZERBAIJANI, TURKISH -> false;
    };
  }

  /// What is told of a rule that was not kept, with the number of the person where there is one. A
  /// rule without words of its own is no fault of whoever writes: they send it again.
  public String told(String rule, int person) {
    String words = wrong.getOrDefault(rule, wrong.getOrDefault("self.later", ""));
    return person > 0 ? this.person + " " + person + ": " + words : words;
  }

  /// The words of every language, English first.
  public static List<FormWords> all() {
    return ALL;
  }

  /// The words of a language.
  public static FormWords of(CallSlip.Language language) {
    return ALL.stream().filter(words -> words.language == language).findFirst().orElseThrow();
  }

  private static Map<String, String> wrong(
      String code,
      String often,
      String later,
      String name,
      String people,
      String cell,
      String born) {
    return Map.of(
        "self.code", code,
        "self.often", often,
        "self.later", later,
        "self.name", name,
        "self.people", people,
        "self.form", cell,
        "self.born", born);
  }

  private static final List<FormWords> ALL =
      List.of(
          new FormWords(
              CallSlip.Language.ENGLISH,
              "English",
              "Write yourself and your family down",
              "Somebody gave you a code. What you write is kept sealed and read by registrars"
                  + " alone. Being written down is no promise of a seat.",
              "Code",
              "Person",
              List.of(
                  "Name, as in the passport",
                  "Name in your own script",
                  "Day of birth",
                  "Who in the family",
                  "Passport or card, and its number",
                  "Telephone",
                  "Needs: illness, wheelchair, pregnancy"),
              "Send it",
              "Your form is with the registrars. People written down",
              "Another family",
              wrong(
                  "This code opens nothing: it was mistyped, or it has ended. Ask where you got"
                      + " it.",
                  "Too many forms came from here. Wait ten minutes and send it again; what you"
                      + " wrote is still here.",
                  "Forms cannot be taken at this moment. Send it again later; what you wrote is still"
                      + " here.",
                  "write a name.",
                  "Write 1 to 12 people; whoever is more sends a second form.",
                  "a field takes up to 200 characters.",
                  "nobody was born after today.")),
          new FormWords(
              CallSlip.Language.DARI,
              "دری",
              "نام خود و خانوادهٔ خود را بنویسید",
              "کسی به شما یک کد داده است. آنچه می‌نویسید مهر و پنهان نگهداری می‌شود و تنها کارمندان ثبت"
                  + " آن را می‌خوانند. نوشتن نام وعدهٔ سفر نیست.",
              "کد",
              "شخص",
              List.of(
                  "نام، مانند پاسپورت، به حروف لاتین",
                  "نام به خط خودتان",
                  "تاریخ تولد",
                  "نسبت در خانواده",
                  "پاسپورت یا تذکره و شمارهٔ آن",
                  "تلفون",
                  "نیازها: بیماری، چوکی چرخدار، حاملگی"),
              "ارسال",
              "ورق شما نزد کارمندان ثبت است. تعداد افراد نوشته‌شده",
              "خانوادهٔ دیگر",
              wrong(
                  "این کد درست نیست: اشتباه نوشته شده یا پایان یافته است. از همان جا که گرفتید بپرسید.",
                  "از این جا ورق‌های زیاد آمده است. ده دقیقه صبر کنید و دوباره بفرستید؛ نوشتهٔ شما همین"
                      + " جا می‌ماند.",
                  "اکنون نمی‌توانیم ورق‌ها را بگیریم. بعداً دوباره بفرستید؛ نوشتهٔ شما همین جا می‌ماند.",
                  "یک نام بنویسید.",
                  "از ۱ تا ۱۲ نفر بنویسید؛ برای بیشتر، ورق دوم بفرستید.",
                  "هر خانه تا ۲۰۰ حرف می‌گیرد.",
                  "هیچ‌کس پس از امروز تولد نشده است.")),
          new FormWords(
              CallSlip.Language.PASHTO,
              "پښتو",
              "خپل او د خپلې کورنۍ نومونه ولیکئ",
              "چا تاسو ته یو کوډ درکړی دی. هغه څه چې لیکئ پټ ساتل کېږي او یوازې د ثبت کارکوونکي یې"
                  + " لولي. د نوم لیکل د سفر وعده نه ده.",
              "کوډ",
              "کس",
              List.of(
                  "نوم لکه په پاسپورټ کې، په لاتین تورو",
                  "نوم په خپله لیکدود",
                  "د زېږون نېټه",
                  "په کورنۍ کې څوک",
                  "پاسپورټ یا تذکره او شمېره یې",
                  "ټیلیفون",
                  "اړتیاوې: ناروغي، څرخي څوکۍ، امیندواري"),
              "ولېږئ",
              "ستاسو پاڼه د ثبت کارکوونکو سره ده. د لیکل شویو کسانو شمېر",
              "بله کورنۍ",
              wrong(
                  "دا کوډ سم نه دی: غلط لیکل شوی یا پای ته رسېدلی. له هغه ځایه وپوښتئ چې اخیستی مو دی.",
                  "له دې ځایه ډېرې پاڼې راغلې. لس دقیقې صبر وکړئ او بیا یې ولېږئ؛ ستاسو لیکنه همدلته"
                      + " پاتې کېږي.",
                  "اوس پاڼې نه شو اخیستلی. وروسته یې بیا ولېږئ؛ ستاسو لیکنه همدلته پاتې کېږي.",
                  "یو نوم ولیکئ.",
                  "له ۱ تر ۱۲ کسانو ولیکئ؛ د نورو لپاره دویمه پاڼه ولېږئ.",
                  "هر ځای تر ۲۰۰ تورو پورې اخلي.",
                  "هېڅوک له نن وروسته نه دی زېږېدلی.")),
          new FormWords(
              CallSlip.Language.AZERBAIJANI,
              "Azərbaycanca",
              "Özünüzü və ailənizi yazın",
              "Sizə kod verilib. Yazdıqlarınız möhürlü saxlanılır və yalnız qeydiyyatçılar oxuyur."
                  + " Yazılmaq yer vədi deyil.",
              "Kod",
              "Şəxs",
              List.of(
                  "Ad, pasportdakı kimi",
                  "Ad öz əlifbanızda",
                  "Doğum tarixi",
                  "Ailədə kimdir",
                  "Pasport və ya vəsiqə və nömrəsi",
                  "Telefon",
                  "Ehtiyaclar: xəstəlik, əlil arabası, hamiləlik"),
              "Göndərin",
              "Vərəqiniz qeydiyyatçılardadır. Yazılan şəxslərin sayı",
              "Başqa ailə",
              wrong(
                  "Bu kod heç nə açmır: səhv yazılıb və ya müddəti bitib. Aldığınız yerdən soruşun.",
                  "Buradan çox vərəq gəlib. On dəqiqə gözləyin və yenidən göndərin; yazdığınız burada"
                      + " qalır.",
                  "Hazırda vərəqləri qəbul edə bilmirik. Sonra yenidən göndərin; yazdığınız burada"
                      + " qalır.",
                  "ad yazın.",
                  "1-dən 12-yə qədər şəxs yazın; artıq olanlar üçün ikinci vərəq göndərin.",
                  "bir xana 200 işarəyə qədər götürür.",
                  "heç kim bu gündən sonra doğulmayıb.")),
          new FormWords(
              CallSlip.Language.TURKISH,
              "Türkçe",
              "Kendinizi ve ailenizi yazın",
              "Size bir kod verildi. Yazdıklarınız mühürlü saklanır ve yalnız kayıt görevlileri"
                  + " okur. Yazılmak bir yer sözü değildir.",
              "Kod",
              "Kişi",
              List.of(
                  "Ad, pasaportta olduğu gibi",
                  "Kendi yazınızla ad",
                  "Doğum günü",
                  "Ailede kim",
                  "Pasaport veya kimlik ve numarası",
                  "Telefon",
                  "İhtiyaçlar: hastalık, tekerlekli sandalye, hamilelik"),
              "Gönderin",
              "Formunuz kayıt görevlilerinde. Yazılan kişi sayısı",
              "Başka bir aile",
              wrong(
                  "Bu kod hiçbir şey açmıyor: yanlış yazıldı veya süresi bitti. Aldığınız yere sorun.",
                  "Buradan çok fazla form geldi. On dakika bekleyin ve yeniden gönderin; yazdıklarınız"
                      + " hâlâ burada.",
                  "Şu anda form alınamıyor. Daha sonra yeniden gönderin; yazdıklarınız hâlâ burada.",
                  "bir ad yazın.",
                  "1 ile 12 kişi yazın; daha fazlası için ikinci bir form gönderin.",
                  "bir alan 200 karaktere kadar alır.",
                  "kimse bugünden sonra doğmadı.")));
}
