package dev.roledispatcher.classifier.ml.learning;

import dev.roledispatcher.classifier.ml.model.Features;
import dev.roledispatcher.spi.LearnedState;
import dev.roledispatcher.spi.PluginException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// Writes a learned shift to bytes and reads it again, bound to the model it was learned over.
///
/// Everything is big-endian; at most 64,020 bytes.
///
/// ```
/// magic "RDLS" · format version (16 bits) · version of the features (16) · CRC-32C of all after it (32)
/// fingerprint of the model (32) · features (32) · for each: hash (32), weights human, hybrid, AI (3 × 32)
/// ```
final class ShiftFile {

  /// The version of the format; raised whenever an older reader could not read a new state.
  static final int VERSION = 1;

  private static final int MAGIC = 0x52444C53;
  private static final int HEADER = 12;
  private static final int FEATURE = Integer.BYTES + LearnedShift.CLASSES * Float.BYTES;

  private ShiftFile() {}

  /// A shift as bytes.
  ///
  /// @param model the fingerprint of the model it was learned over
  static LearnedState write(LearnedShift shift, int model) {
    ByteBuffer out = ByteBuffer.allocate(HEADER + 2 * Integer.BYTES + shift.size() * FEATURE);
    out.putInt(MAGIC).putShort((short) VERSION).putShort((short) Features.VERSION).putInt(0);
    out.putInt(model).putInt(shift.size());
    for (int i = 0; i < shift.size(); i++) {
      out.putInt(shift.hash(i));
      for (int c = 0; c < LearnedShift.CLASSES; c++) {
        out.putFloat(shift.weight(i, c));
      }
    }
    byte[] bytes = out.array();
    out.putInt(HEADER - Integer.BYTES, checksum(bytes));
    return LearnedState.of(bytes);
  }

  /// A shift from bytes.
  ///
  /// @param model the fingerprint of the model it is to be used with
  /// @throws PluginException that says why it cannot be used
  static LearnedShift read(LearnedState state, int model) {
    byte[] bytes = state.bytes();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER + 2 * Integer.BYTES || in.getInt() != MAGIC) {
      throw unusable("it does not begin like one");
    }
    if (in.getShort() != VERSION || in.getShort() != Features.VERSION) {
      throw unusable("another release made it");
    }
    if (in.getInt() != checksum(bytes)) {
      throw unusable("it is damaged or cut off");
    }
    if (in.getInt() != model) {
      throw unusable("it was learned over another model");
    }
    int size = in.getInt();
    if (size < 0 || in.remaining() != (long) size * FEATURE) {
      throw unusable("its %d features do not fit its %d bytes".formatted(size, bytes.length));
    }
    int[] hashes = new int[size];
    float[] weights = new float[size * LearnedShift.CLASSES];
    for (int i = 0; i < size; i++) {
      hashes[i] = in.getInt();
      for (int c = 0; c < LearnedShift.CLASSES; c++) {
        weights[i * LearnedShift.CLASSES + c] = in.getFloat();
      }
    }
    try {
      return new LearnedShift(hashes, weights);
    } catch (IllegalArgumentException wrong) {
      throw new PluginException("The learned state cannot be used: " + wrong.getMessage(), wrong);
    }
  }

  private static PluginException unusable(String why) {
    return new PluginException("The learned state cannot be used: %s.".formatted(why));
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, HEADER, bytes.length - HEADER);
    return (int) checksum.getValue();
  }
}
