package dev.roledispatcher.classifier.ml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ModelFileTest {

  private final byte[] bytes = ModelFile.write(SmallModel.model());

  @Test
  void readsWhatItWrote() {
    Model model = ModelFile.read(bytes);

    assertThat(ModelFile.write(model)).isEqualTo(bytes);
    assertThat(model.table()).isEqualTo(SmallModel.model().table());
    assertThat(model.attribution()).isEqualTo("from tests");
    assertThat(model.figures()).isEqualTo(new Figures(10, 5, 0.25));
  }

  @Test
  void noticesEveryDamagedByte() {
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x10;

      assertThatThrownBy(() -> ModelFile.read(damaged))
          .as("byte %d", i)
          .isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void noticesEveryCut() {
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);

      assertThatThrownBy(() -> ModelFile.read(cut))
          .as("%d bytes", length)
          .isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void saysWhichVersionItNeeds() {
    byte[] newer = bytes.clone();
    ByteBuffer.wrap(newer).putShort(4, (short) 2);
    byte[] otherFeatures = bytes.clone();
    ByteBuffer.wrap(otherFeatures).putShort(6, (short) 7);

    assertThatThrownBy(() -> ModelFile.read(newer))
        .hasMessageContaining("Its format version (2) must be 1.");
    assertThatThrownBy(() -> ModelFile.read(otherFeatures))
        .hasMessageContaining("Its version of the features (7) must be 1.");
  }
}
