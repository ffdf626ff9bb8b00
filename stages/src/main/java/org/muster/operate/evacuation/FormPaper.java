package org.muster.operate.evacuation;

import java.util.ArrayList;
import java.util.List;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.intake.FormNumber;
import org.muster.paper.Paper;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// Forms on paper, a page each: the number as a code and in words, and the fields in the languages
/// of whoever writes and of whoever keys.
public final class FormPaper {
  /// Forms of one paper.
  static final int MOST = 200;

  private static final int CODE_SIDE = 22;

  /// Languages of a form beside English: more would not leave it on one page.
  private static final int MOST_LANGUAGES = 2;

  /// Lines of a form; a larger family takes a second.
  private static final int LINES = 6;

  private static final List<Integer> WIDTHS = List.of(4, 18, 15, 11, 11, 16, 10, 15);

  private final Store store;
  private final Audit audit;
  private final PaperForms forms;

  public FormPaper(Store store, Audit audit, PaperForms forms) {
    this.store = store;
    this.audit = audit;
    this.forms = forms;
  }

  /// Forms of numbers that are reserved.
  ///
  /// @param first number of the first, such as `K4-00417-X`
  /// @param languages of the fields; English, which is keyed from, is always there
  /// @throws Trouble FORBIDDEN unless the viewer registers; REFUSED if a number is in no block that
  ///     was reserved, or there are too many forms or languages
  public Paper of(
      Evacuation evacuation,
      Viewer viewer,
      String first,
      int count,
      List<CallSlip.Language> languages,
      String asOf) {
    PaperForms.Stock stock = forms.stock(evacuation, viewer);
    if (!(FormNumber.read(first) instanceof FormNumber.Typed.Good good)) {
      throw new Trouble(Trouble.Code.REFUSED, "the first number is misread, or none");
    }
    FormNumber number = good.number();
    int last = number.number() + count - 1;
    boolean reserved =
        stock.blocks().stream()
            .anyMatch(
                block ->
                    block.pad().equals(number.pad())
                        && block.first().number() <= number.number()
                        && last <= block.last().number());
    if (count < 1 || count > MOST || !reserved) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          "one paper has 1 to " + MOST + " forms, all of a block that is reserved");
    }
    List<FormWords> words = words(languages);
    audit.note(
        store,
        viewer.actor(),
        "evacuation-forms-print",
        List.of(evacuation.id(), number.toString(), Integer.toString(count)));
    List<Paper.Block> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        blocks.add(new Paper.Block.Title(words.getFirst().title()));
      }
      form(blocks, new FormNumber(number.pad(), number.number() + i), words);
    }
    return new Paper(
        words.getFirst().title(),
        new Paper.Marks(
            asOf, "registrars of " + evacuation.owner(), evacuation.illustrative(), true),
        blocks);
  }

  /// The words of each language, English last.
  private static List<FormWords> words(List<CallSlip.Language> languages) {
    List<FormWords> words = new ArrayList<>();
    languages.stream()
        .distinct()
        .filter(language -> language != CallSlip.Language.ENGLISH)
        .map(FormWords::of)
        .forEach(words::add);
    if (words.size() > MOST_LANGUAGES) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          "a form has up to two languages beside English, so that it is one page");
    }
    words.add(FormWords.of(CallSlip.Language.ENGLISH));
    return words;
  }

  private static void form(List<Paper.Block> blocks, FormNumber number, List<FormWords> words) {
    blocks.add(new Paper.Block.Code(number.toString(), CODE_SIDE));
    blocks.add(new Paper.Block.Text(Paper.strong(number.toString())));
    words.forEach(one -> blocks.add(new Paper.Block.Text(Paper.plain(one.lead()))));
    List<List<List<Paper.Run>>> rows = new ArrayList<>();
    for (FormWords one : words.subList(0, words.size() - 1)) {
      List<List<Paper.Run>> row = new ArrayList<>(List.of(Paper.plain("")));
      one.fields().forEach(field -> row.add(Paper.plain(field)));
      rows.add(row);
    }
    for (int line = 1; line <= LINES; line++) {
      List<List<Paper.Run>> row = new ArrayList<>(List.of(Paper.plain(line + "\n\u00a0")));
      FormWords.FIELDS.forEach(field -> row.add(Paper.plain("")));
      rows.add(row);
    }
    List<String> heads = new ArrayList<>(List.of("No"));
    heads.addAll(words.getLast().fields());
    blocks.add(new Paper.Block.Table(heads, WIDTHS, rows));
  }
}
