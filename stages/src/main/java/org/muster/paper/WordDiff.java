package org.muster.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The difference of two texts, word by word, for tracked changes. The pieces that are the same or
/// removed, joined, are the old text; those that are the same or added, the new one, but for spaces
/// that look alike: where only such differ the old text's stand, and nothing is marked.
///
/// The longest common sequence of words is found by the classic table (Wagner and Fischer 1974, doi
/// 10.1145/321796.321811); clauses are short, and beyond a million cells the texts count as
/// replaced whole between their common ends.
public record WordDiff(List<Piece> pieces) {
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{L}\\p{N}]+|[\\s\\u00A0\\u202F\\u2007]+|[^\\p{L}\\p{N}\\s\\u00A0\\u202F\\u2007]");
  private static final long MAX_CELLS = 1_000_000;

  public WordDiff {
    pieces = List.copyOf(pieces);
  }

  /// What became of a piece of text.
  public enum Change {
    SAME,
    REMOVED,
    ADDED
  }

  /// A run of text with one fate.
  public record Piece(Change change, String text) {}

  /// The difference from an old to a new text.
  public static WordDiff of(String before, String after) {
    List<String> a = words(before);
    List<String> b = words(after);
    int head = 0;
    while (head < a.size() && head < b.size() && alike(a.get(head), b.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < a.size() - head
        && tail < b.size() - head
        && alike(a.get(a.size() - 1 - tail), b.get(b.size() - 1 - tail))) {
      tail++;
    }
    Collector out = new Collector();
    a.subList(0, head).forEach(w -> out.add(Change.SAME, w));
    middle(a.subList(head, a.size() - tail), b.subList(head, b.size() - tail), out);
    a.subList(a.size() - tail, a.size()).forEach(w -> out.add(Change.SAME, w));
    return new WordDiff(out.done());
  }

  /// Whether the texts are equal.
  public boolean isSame() {
    return pieces.stream().allMatch(p -> p.change == Change.SAME);
  }

  /// The old text.
  public String before() {
    return joined(Change.ADDED);
  }

  /// The new text.
  public String after() {
    return joined(Change.REMOVED);
  }

  private String joined(Change without) {
    StringBuilder out = new StringBuilder();
    pieces.stream().filter(p -> p.change != without).forEach(p -> out.append(p.text));
    return out.toString();
  }

  private static boolean alike(String a, String b) {
    return a.equals(b) || (a.length() == b.length() && Spaces.plain(a).equals(Spaces.plain(b)));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static void middle(List<String> a, List<String> b, Collector out) {
    if ((long) a.size() * b.size() > MAX_CELLS) {
      a.forEach(w -> out.add(Change.REMOVED, w));
      b.forEach(w -> out.add(Change.ADDED, w));
      return;
    }
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            alike(a.get(i), b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && alike(a.get(i), b.get(j))) {
        out.add(Change.SAME, a.get(i));
        i++;
        j++;
      } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        out.add(Change.REMOVED, a.get(i++));
      } else {
        out.add(Change.ADDED, b.get(j++));
      }
    }
  }

  /// Joins neighbours of one fate; between two common words a stretch is shown as all that was
  /// removed, then all that was added, and a lone space between two changes belongs to both.
  private static final class Collector {
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder removed = new StringBuilder();
    private final StringBuilder added = new StringBuilder();
    private final StringBuilder same = new StringBuilder();

    void add(Change change, String word) {
      switch (change) {
        case SAME -> same.append(word);
        case REMOVED -> {
          settle();
          removed.append(word);
        }
        case ADDED -> {
          settle();
          added.append(word);
        }
      }
    }

    private void settle() {
      if (same.isEmpty()) {
        return;
      }
      boolean changed = !removed.isEmpty() || !added.isEmpty();
      if (changed && same.toString().isBlank()) {
        if (!removed.isEmpty()) {
          removed.append(same);
        }
        if (!added.isEmpty()) {
          added.append(same);
        }
        if (removed.isEmpty() || added.isEmpty()) {
          // Only one side changed so far: the space is common and parts two changes of one kind.
          (removed.isEmpty() ? added : removed)
              .setLength((removed.isEmpty() ? added : removed).length() - same.length());
          flush();
          pieces.add(new Piece(Change.SAME, same.toString()));
        }
        same.setLength(0);
        return;
      }
      flush();
      pieces.add(new Piece(Change.SAME, same.toString()));
      same.setLength(0);
    }

    private void flush() {
      if (!removed.isEmpty()) {
        pieces.add(new Piece(Change.REMOVED, removed.toString()));
        removed.setLength(0);
      }
      if (!added.isEmpty()) {
        pieces.add(new Piece(Change.ADDED, added.toString()));
        added.setLength(0);
      }
    }

    List<Piece> done() {
      flush();
      if (!same.isEmpty()) {
        pieces.add(new Piece(Change.SAME, same.toString()));
      }
      return pieces;
    }
  }
}
