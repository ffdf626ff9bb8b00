package org.muster.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.muster.generate.Keeper;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanFile;
import org.muster.generate.PlanProof;
import org.muster.store.PrivateFiles;
import org.muster.store.Trouble;
import org.muster.store.Trouble.Code;

/// Plan files, and beside each what proves its bound: `plan.json` and `plan.certificate.txt`.
final class PlanFiles {
  private static final String ENDING = ".json";

  private PlanFiles() {}

  static PlanDocument read(Path file) {
    return PlanFile.read(text(file, "plan file"));
  }

  /// Where the certificate of a plan lies.
  static Path certificate(Path plan) {
    String name = String.valueOf(plan.getFileName());
    String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    return plan.resolveSibling(stem + ".certificate.txt");
  }

  /// The certificate that lies beside a plan, if one does.
  static Optional<String> findCertificate(Path plan) {
    Path beside = certificate(plan);
    return Files.exists(beside) ? Optional.of(text(beside, "certificate")) : Optional.empty();
  }

  /// The text of a file that a command was given.
  static String text(Path file, String what) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Trouble(
          Code.NOT_FOUND, "Cannot read the " + what + " " + file + ": " + Trouble.why(e), e);
    }
  }

  /// Writes a file as a whole or not at all, whenever the process ends.
  static void write(Path file, String text) {
    Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      PrivateFiles.create(beside);
      Files.writeString(beside, text);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Trouble(
          Code.UNABLE, "Cannot write the plan file " + file + ": " + Trouble.why(e), e);
    }
  }

  /// Keeps the plan of a run in a file, and its certificate beside it. A certificate that lies
  /// there from before goes first: it is another plan's.
  static final class AtPath implements Keeper {
    private final Path plan;
    private Optional<PlanDocument> kept = Optional.empty();
    private Optional<String> certificate = Optional.empty();

    AtPath(Path plan) {
      this.plan = plan;
    }

    @Override
    public void keep(PlanDocument best, Optional<PlanProof> proof) {
      if (kept.isEmpty()) {
        try {
          Files.deleteIfExists(certificate(plan));
        } catch (IOException e) {
          throw new Trouble(
              Code.UNABLE, "Cannot write beside the plan file " + plan + ": " + Trouble.why(e), e);
        }
      }
      if (!kept.equals(Optional.of(best))) {
        write(plan, PlanFile.write(best));
        kept = Optional.of(best);
      }
      if (proof.isPresent() && !certificate.equals(Optional.of(proof.get().certificate()))) {
        write(certificate(plan), proof.get().certificate());
        certificate = Optional.of(proof.get().certificate());
      }
    }
  }
}
