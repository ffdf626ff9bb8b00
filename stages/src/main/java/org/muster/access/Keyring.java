package org.muster.access;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.store.PrivateFiles;
import org.muster.store.Trouble;

/// The keys of evacuations, one file each in a folder that may lie on a stick: whoever has the
/// database, its backups or the disk, and not that file, reads no personal datum; whoever destroys
/// the file has destroyed them all. Keys are made and used by Tink
/// ([record 0021](docs/decisions/0021-keys-of-an-evacuation.md)). A key is used only while its file
/// is at hand: a stick that is pulled and a purge by another program lock at once.
public final class Keyring {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final String SUFFIX = ".key";
  private static final String FORMAT = "muster-evacuation-key/1";

  /// The file of that name was the machine's own key for a time.
  private static final String MACHINE = "machine";

  /// How long at most a key is used after its file has gone. A thousand scans a second ask for it,
  /// so that not each of them looks for the file.
  public static final Duration LOOKED_FOR_EACH = Duration.ofMillis(500);

  static {
    try {
      AeadConfig.register();
      MacConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink has no AES-GCM or HMAC", e);
    }
  }

  private final Path folder;
  private final LongSupplier nanos;
  private final Map<String, Read> open = new ConcurrentHashMap<>();

  private Keyring(Path folder, LongSupplier nanos) {
    this.folder = folder;
    this.nanos = nanos;
  }

  /// A key in memory.
  ///
  /// @param looked when its file was looked for last, in nanoseconds of the ticker
  private record Read(Seal seal, Print print, long looked) {
    boolean isFresh(long now) {
      return now - looked < LOOKED_FOR_EACH.toNanos();
    }
  }

  /// What tells one content of a file from another without reading it.
  private record Print(FileTime modified, long bytes, @Nullable Object file) {}

  /// The keys of a folder, which is made for its owner alone when the first key is.
  public static Keyring at(Path folder) {
    return new Keyring(folder, System::nanoTime);
  }

  /// @param nanos a ticker in place of the machine's
  static Keyring at(Path folder, LongSupplier nanos) {
    return new Keyring(folder, nanos);
  }

  /// Where they lie.
  public Path folder() {
    return folder;
  }

  /// The file of an evacuation's key, whether it is there or not.
  public Path file(String evacuation) {
    if (!NAME.matcher(evacuation).matches()) {
      throw new Trouble(
          Trouble.Code.REFUSED, "an evacuation is called by plain letters and digits");
    }
    return folder.resolve(evacuation + SUFFIX);
  }

  /// Whether the key is at hand.
  public boolean has(String evacuation) {
    return Files.isRegularFile(file(evacuation));
  }

  /// Makes the key of a new evacuation.
  ///
  /// @throws Trouble REFUSED if there is one, or it may not be called so
  public Seal make(String evacuation) {
    Path file = file(evacuation);
    if (evacuation.toLowerCase(Locale.ROOT).equals(MACHINE)) {
      throw new Trouble(
          Trouble.Code.REFUSED, "call it otherwise: " + file + " is the key of a machine");
    }
    if (Files.exists(file)) {
      throw new Trouble(Trouble.Code.REFUSED, "there is a key of " + evacuation + " already");
    }
    try {
      KeysetHandle aead = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
      KeysetHandle mac = KeysetHandle.generateNew(PredefinedMacParameters.HMAC_SHA256_256BITTAG);
      PrivateFiles.createFolders(folder);
      PrivateFiles.create(file);
      Files.writeString(file, String.join("\n", FORMAT, encoded(aead), encoded(mac)) + "\n");
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      return seal(evacuation);
    } catch (IOException e) {
      throw new Trouble(
          Trouble.Code.UNABLE, "the key file " + file + " cannot be made: " + Trouble.why(e), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink made no key", e);
    }
  }

  private static String encoded(KeysetHandle keys) throws GeneralSecurityException {
    return Base64.getEncoder()
        .encodeToString(TinkProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
  }

  /// What seals and opens for an evacuation.
  ///
  /// @throws Trouble UNABLE if its key is not at hand
  public Seal seal(String evacuation) {
    Read known = open.get(evacuation);
    long now = nanos.getAsLong();
    if (known != null && known.isFresh(now)) {
      return known.seal;
    }
    Optional<Print> print = print(file(evacuation));
    if (known != null && print.equals(Optional.of(known.print))) {
      open.replace(evacuation, known, new Read(known.seal, known.print, now));
      return known.seal;
    }
    // Gone, or another file than the one that was read: what memory holds opens nothing any more.
    open.remove(evacuation);
    Seal seal = read(evacuation);
    print.ifPresent(p -> open.put(evacuation, new Read(seal, p, now)));
    return seal;
  }

  /// The same, empty where the key is not at hand.
  public Optional<Seal> findSeal(String evacuation) {
    Read known = open.get(evacuation);
    if (known != null && known.isFresh(nanos.getAsLong())) {
      return Optional.of(known.seal);
    }
    if (!has(evacuation)) {
      open.remove(evacuation);
      return Optional.empty();
    }
    return Optional.of(seal(evacuation));
  }

  private static Optional<Print> print(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Print(found.lastModifiedTime(), found.size(), found.fileKey()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Seal read(String evacuation) {
    Path file = file(evacuation);
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() != 3 || !lines.getFirst().equals(FORMAT)) {
        throw new Trouble(Trouble.Code.UNREADABLE, file + " holds no key of an evacuation");
      }
      return new Seal(evacuation, keys(lines.get(1)), keys(lines.get(2)));
    } catch (IOException e) {
      throw new Trouble(
          Trouble.Code.UNABLE,
          "the key of "
              + evacuation
              + " is not at hand: "
              + Trouble.why(e)
              + ". Put the stick back, or say where the keys lie with --keys",
          e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, file + " holds no key of an evacuation", e);
    }
  }

  private static KeysetHandle keys(String line) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.parseKeyset(
        Base64.getDecoder().decode(line), InsecureSecretKeyAccess.get());
  }

  /// Overwrites and removes a key: nothing that it sealed can be read any more, here or in any
  /// copy. Copies of the key file itself are for whoever made them to destroy.
  ///
  /// @return whether there was one
  public boolean destroy(String evacuation) {
    open.remove(evacuation);
    Path file = file(evacuation);
    try {
      if (!Files.isRegularFile(file)) {
        return false;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        ByteBuffer nothing = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (nothing.hasRemaining()) {
          channel.write(nothing);
        }
        channel.force(true);
      }
      Files.delete(file);
      return true;
    } catch (IOException e) {
      throw new Trouble(
          Trouble.Code.UNABLE,
          "the key file " + file + " could not be destroyed: " + Trouble.why(e),
          e);
    }
  }
}
