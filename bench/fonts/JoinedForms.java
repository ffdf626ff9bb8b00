import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.File;
import java.util.Locale;

/// Prints how a font writes the joined forms of Arabic letters that Unicode has no code points for:
/// a line each, the letter, the form, its width, and glyphs with their places in font units. What
/// the shaper of the JDK says is read by `joined-forms.py`, which puts the forms into the font.
///
/// Run: `java bench/fonts/JoinedForms.java FONT > places.txt`
final class JoinedForms {
  /// Joins to whatever stands beside it, and is seen nowhere itself.
  private static final String JOINER = "\u200D";

  /// What the shaper gives for a glyph that it took out.
  private static final int NO_GLYPH = 0xFFFF;

  private static final int UNITS = 1000;

  private JoinedForms() {}

  public static void main(String[] args) throws Exception {
    Font font = Font.createFont(Font.TRUETYPE_FONT, new File(args[0])).deriveFont((float) UNITS);
    FontRenderContext context = new FontRenderContext(null, true, true);
    for (int letter = 0x0620; letter < 0x08D0; letter++) {
      if (Character.getType(letter) != Character.OTHER_LETTER || !font.canDisplay(letter)) {
        continue;
      }
      String alone = Character.toString(letter);
      line(letter, "final", glyphs(font, context, JOINER + alone));
      line(letter, "initial", glyphs(font, context, alone + JOINER));
      line(letter, "medial", glyphs(font, context, JOINER + alone + JOINER));
    }
  }

  private static GlyphVector glyphs(Font font, FontRenderContext context, String text) {
    return font.layoutGlyphVector(
        context, text.toCharArray(), 0, text.length(), Font.LAYOUT_RIGHT_TO_LEFT);
  }

  private static void line(int letter, String form, GlyphVector glyphs) {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "%04X %s", letter, form));
    int count = glyphs.getNumGlyphs();
    out.append(String.format(Locale.ROOT, " %.0f", glyphs.getGlyphPosition(count).getX()));
    for (int i = 0; i < count; i++) {
      if (glyphs.getGlyphCode(i) != NO_GLYPH) {
        out.append(
            String.format(
                Locale.ROOT,
                " %d,%.0f,%.0f",
                glyphs.getGlyphCode(i),
                glyphs.getGlyphPosition(i).getX(),
                -glyphs.getGlyphPosition(i).getY()));
      }
    }
    System.out.println(out);
  }
}
