package org.muster.server.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// The addresses of style sheets, scripts and icons, each named after its content.
public final class Assets {
  private static final Properties NAMES = read();

  private Assets() {}

  /// The address of an asset.
  ///
  /// @throws IllegalArgumentException if nothing of that name was built
  public static String url(String name) {
    String served = NAMES.getProperty(name);
    if (served == null) {
      throw new IllegalArgumentException(
          "no page asset " + name + ". Maybe web/ was not built; it has " + NAMES.keySet());
    }
    return "/assets/" + served;
  }

  /// The content of an asset of text.
  public static String text(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/static" + url(name))) {
      if (in == null) {
        throw new IllegalStateException("page asset " + name + " is listed but not there");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties read() {
    try (InputStream in = Assets.class.getResourceAsStream("/assets.properties")) {
      if (in == null) {
        throw new IllegalStateException("assets.properties is missing: web/ was not built");
      }
      Properties names = new Properties();
      names.load(in);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
