package org.muster.operate.evacuation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.muster.store.Trouble;

/// Looks for given words byte by byte in every file of some folders: as UTF-8, as UTF-16 either
/// way, in base 64 at each of its three shifts, as an address writes them, and with dashes for
/// blanks, as a code is made of words. What was compressed or sealed is not seen through; the first
/// Muster does not do with names, the second is the point.
public final class Traces {
  private static final int CHUNK = 1 << 20;
  private static final int PAIRS = 1 << (2 * Byte.SIZE);

  /// What is left of a word in another script may be too little to tell anything.
  private static final int SHORTEST = 4;

  private Traces() {}

  /// A word that was found.
  ///
  /// @param number of the word in the list that was given: the report itself repeats none
  public record Found(int number, Path file) {}

  /// What a search came to.
  public record Search(int words, long files, long bytes, List<Found> found) {
    public Search {
      found = List.copyOf(found);
    }
  }

  /// Searches for words.
  ///
  /// @throws Trouble UNABLE if a file cannot be read
  public static Search of(List<String> words, List<Path> folders) {
    return search(words.stream().map(Traces::forms).toList(), folders);
  }

  /// Searches for bytes, such as a run out of the middle of a picture: as they are, in hexadecimal,
  /// and in base 64 of either alphabet at each of its three shifts.
  ///
  /// @throws Trouble UNABLE if a file cannot be read
  public static Search ofBytes(List<byte[]> runs, List<Path> folders) {
    return search(runs.stream().map(Traces::formsOfBytes).toList(), folders);
  }

  /// What is looked for, by its first two bytes, so that each place of a file is looked at once
  /// however many words there are.
  private static final class Wanted {
    private final List<List<Form>> beginning =
        new ArrayList<>(Collections.nCopies(PAIRS, List.of()));
    private final int words;
    private int longest = 2;

    private record Form(int word, byte[] bytes) {
      boolean isAt(byte[] buffer, int at, int length) {
        return at + bytes.length <= length
            && Arrays.equals(buffer, at, at + bytes.length, bytes, 0, bytes.length);
      }
    }

    /// @param forms by word, each of two bytes at least
    Wanted(List<List<byte[]>> forms) {
      words = forms.size();
      for (int word = 0; word < words; word++) {
        for (byte[] bytes : forms.get(word)) {
          if (bytes.length > 1) {
            int pair = pair(bytes, 0);
            List<Form> before = beginning.get(pair);
            List<Form> all = before.isEmpty() ? new ArrayList<>() : before;
            all.add(new Form(word, bytes));
            beginning.set(pair, all);
            longest = Math.max(longest, bytes.length);
          }
        }
      }
    }

    private static int pair(byte[] bytes, int at) {
      return ((bytes[at] & 0xFF) << Byte.SIZE) | (bytes[at + 1] & 0xFF);
    }

    /// Marks the words that stand in the first bytes of a buffer.
    void mark(byte[] buffer, int length, boolean[] seen) {
      for (int at = 0; at + 1 < length; at++) {
        for (Form form : beginning.get(pair(buffer, at))) {
          if (!seen[form.word] && form.isAt(buffer, at, length)) {
            seen[form.word] = true;
          }
        }
      }
    }
  }

  private static Search search(List<List<byte[]>> forms, List<Path> folders) {
    Wanted wanted = new Wanted(forms);
    List<Found> found = new ArrayList<>();
    long files = 0;
    long bytes = 0;
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        continue;
      }
      List<Path> all;
      try (Stream<Path> walk = Files.walk(folder)) {
        all = walk.filter(Files::isRegularFile).sorted().toList();
      } catch (IOException e) {
        throw new Trouble(Trouble.Code.UNABLE, folder + ": " + Trouble.why(e), e);
      }
      for (Path file : all) {
        try {
          files++;
          bytes += Files.size(file);
          search(file, wanted, found);
        } catch (IOException e) {
          throw new Trouble(Trouble.Code.UNABLE, file + ": " + Trouble.why(e), e);
        }
      }
    }
    return new Search(wanted.words, files, bytes, found);
  }

  private static List<byte[]> forms(String word) {
    Set<String> seen = new LinkedHashSet<>();
    List<byte[]> forms = new ArrayList<>();
    String dashed = word.strip().replaceAll("\\s+", "-");
    String code =
        word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    List<String> texts = new ArrayList<>();
    for (String text :
        code.length() < SHORTEST ? List.of(word, dashed) : List.of(word, dashed, code)) {
      texts.addAll(List.of(text, text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT)));
    }
    for (String text : texts) {
      if (seen.add(text)) {
        forms.add(text.getBytes(StandardCharsets.UTF_8));
        forms.add(text.getBytes(StandardCharsets.UTF_16LE));
        forms.add(text.getBytes(StandardCharsets.UTF_16BE));
      }
    }
    String address = java.net.URLEncoder.encode(word, StandardCharsets.UTF_8);
    forms.add(address.getBytes(StandardCharsets.US_ASCII));
    forms.add(address.replace("+", "%20").getBytes(StandardCharsets.US_ASCII));
    forms.addAll(coded(word.getBytes(StandardCharsets.UTF_8), Base64.getEncoder()));
    return forms;
  }

  private static List<byte[]> formsOfBytes(byte[] run) {
    List<byte[]> forms = new ArrayList<>(List.of(run));
    String hex = HexFormat.of().formatHex(run);
    forms.add(hex.getBytes(StandardCharsets.US_ASCII));
    forms.add(hex.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    forms.addAll(coded(run, Base64.getEncoder()));
    forms.addAll(coded(run, Base64.getUrlEncoder()));
    return forms;
  }

  private static List<byte[]> coded(byte[] plain, Base64.Encoder encoder) {
    List<byte[]> forms = new ArrayList<>();
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[plain.length + shift];
      System.arraycopy(plain, 0, shifted, shift, plain.length);
      String coded = encoder.withoutPadding().encodeToString(shifted);
      // The first and last characters depend on what stands beside.
      int from = shift == 0 ? 0 : shift + 1;
      int until = coded.length() - (shifted.length % 3 == 0 ? 0 : 1);
      if (until - from >= 6) {
        forms.add(coded.substring(from, until).getBytes(StandardCharsets.US_ASCII));
      }
    }
    return forms;
  }

  private static void search(Path file, Wanted wanted, List<Found> found) throws IOException {
    boolean[] seen = new boolean[wanted.words];
    byte[] buffer = new byte[CHUNK + wanted.longest];
    try (InputStream in = Files.newInputStream(file)) {
      int kept = 0;
      int read;
      while ((read = in.readNBytes(buffer, kept, CHUNK)) > 0) {
        int length = kept + read;
        wanted.mark(buffer, length, seen);
        kept = Math.min(wanted.longest - 1, length);
        System.arraycopy(buffer, length - kept, buffer, 0, kept);
      }
    }
    for (int word = 0; word < seen.length; word++) {
      if (seen[word]) {
        found.add(new Found(word + 1, file));
      }
    }
  }
}
