package dev.roledispatcher.classifier.keyword;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/// Reads the format of [Properties], but notices when a key stands twice.
final class UniqueProperties {

  private UniqueProperties() {}

  /// The entries in the order of the text; a repeated key or a broken escape becomes a problem.
  static Map<String, String> read(String file, String text, Problems problems) {
    Map<String, String> entries = new LinkedHashMap<>();
    Properties reader =
        new Properties() {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized Object put(Object key, Object value) {
            String previous = entries.putIfAbsent(key.toString(), value.toString().strip());
            if (previous != null) {
              problems.add("%s: The key (%s) stands twice.".formatted(file, key));
            }
            return value;
          }
        };
    try {
      reader.load(new StringReader(text));
    } catch (IllegalArgumentException broken) {
      problems.add("%s: %s".formatted(file, broken.getMessage()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return entries;
  }
}
