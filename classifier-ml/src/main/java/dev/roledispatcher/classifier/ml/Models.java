package dev.roledispatcher.classifier.ml;

import dev.roledispatcher.classifier.ml.model.Model;
import dev.roledispatcher.classifier.ml.model.ModelFile;
import dev.roledispatcher.classifier.ml.model.ModelFormatException;
import dev.roledispatcher.spi.PluginException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds models: the one that is shipped, or one in a file.
final class Models {

  private static final String SHIPPED = "model.bin";

  private Models() {}

  /// The model that comes with the classifier.
  static Model shipped() {
    try (InputStream stream = Models.class.getResourceAsStream(SHIPPED)) {
      if (stream == null) {
        throw new IllegalStateException("The built-in model (%s) is missing.".formatted(SHIPPED));
      }
      return ModelFile.read(stream.readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The model in a file.
  ///
  /// @throws PluginException that says what is wrong with the file
  static Model in(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > ModelFile.LARGEST) {
        throw new PluginException(
            "The option model (%s) must be a file of at most %d bytes."
                .formatted(file, ModelFile.LARGEST));
      }
      return ModelFile.read(Files.readAllBytes(file));
    } catch (IOException failure) {
      throw new PluginException(
          "The option model (%s) must be a file that can be read: %s".formatted(file, failure),
          failure);
    } catch (ModelFormatException fault) {
      throw new PluginException(
          "The option model (%s) must be a model file. %s".formatted(file, fault.getMessage()),
          fault);
    }
  }
}
