package dev.roledispatcher.classifier.ml.model;

import dev.roledispatcher.spi.RoutingClass;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// Writes a model to bytes and reads it again.
///
/// Everything is big-endian. A text is its length in bytes (16 bits) and UTF-8.
///
/// ```
/// magic "RDML" · format version (16 bits) · version of the features (16) · CRC-32C of all after it (32)
/// labels: count (8), a text for each · temperature (64) · prior (3 × 64) · factor of missed AI tasks (64)
/// figures: trained on (32), measured on (32), expected error (64) · attribution (a text)
/// dimensions (8) · offset of each (64) · coefficients of each label (64 each)
/// features (32) · scale of each dimension (32) · hashes, ascending (32 each) · rows (8 bits a number)
/// ```
public final class ModelFile {

  /// The version of the format; raised whenever an older reader could not read a new file.
  public static final int VERSION = 1;

  /// No file is larger.
  public static final int LARGEST = 16 * 1024 * 1024;

  private static final int MAGIC = 0x52444D4C;
  private static final int HEADER = 12;
  private static final int MOST_DIMENSIONS = 32;
  private static final List<String> LABELS =
      List.of(
          RoutingClass.HUMAN_PRIMARY.name(),
          RoutingClass.HYBRID.name(),
          RoutingClass.AI_PRIMARY.name());

  private ModelFile() {}

  /// A model as bytes.
  public static byte[] write(Model model) {
    FeatureTable table = model.table();
    byte[] attribution = model.attribution().getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(
            HEADER
                + 16_384
                + attribution.length
                + table.size() * (Integer.BYTES + table.dimensions()));
    out.putInt(MAGIC).putShort((short) VERSION).putShort((short) Features.VERSION).putInt(0);
    out.put((byte) LABELS.size());
    LABELS.forEach(label -> putText(out, label.getBytes(StandardCharsets.UTF_8)));
    out.putDouble(model.temperature());
    Probabilities prior = model.prior();
    out.putDouble(prior.human()).putDouble(prior.hybrid()).putDouble(prior.ai());
    out.putDouble(model.costs().aiFactor());
    Figures figures = model.figures();
    out.putInt(figures.trainedOn()).putInt(figures.measuredOn());
    out.putDouble(figures.expectedError());
    putText(out, attribution);
    out.put((byte) table.dimensions());
    putAll(out, model.offsets());
    for (double[] row : model.coefficients()) {
      putAll(out, row);
    }
    out.putInt(table.size());
    for (int d = 0; d < table.dimensions(); d++) {
      out.putFloat((float) table.scale(d));
    }
    for (int hash : table.hashes()) {
      out.putInt(hash);
    }
    out.put(table.rows());
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    ByteBuffer.wrap(bytes).putInt(HEADER - Integer.BYTES, checksum(bytes));
    return bytes;
  }

  /// A number that tells a model from others: the checksum of its file.
  public static int fingerprint(Model model) {
    return checksum(write(model));
  }

  /// A model from bytes.
  ///
  /// @throws ModelFormatException that says what is wrong with them
  public static Model read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || in.getInt() != MAGIC) {
      throw new ModelFormatException("It does not begin like a model file.");
    }
    requireVersion("format version", in.getShort(), VERSION);
    requireVersion("version of the features", in.getShort(), Features.VERSION);
    if (in.getInt() != checksum(bytes)) {
      throw new ModelFormatException(
          "It is damaged or cut off: its checksum does not fit its %d bytes."
              .formatted(bytes.length));
    }
    try {
      Model model = content(in);
      if (in.hasRemaining()) {
        throw new ModelFormatException("It has %d bytes too many.".formatted(in.remaining()));
      }
      return model;
    } catch (BufferUnderflowException | IllegalArgumentException fault) {
      throw new ModelFormatException("Its content does not fit: " + fault.getMessage(), fault);
    }
  }

  private static Model content(ByteBuffer in) {
    int labelCount = in.get();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < labelCount; i++) {
      labels.add(text(in));
    }
    if (!labels.equals(LABELS)) {
      throw new ModelFormatException("Its labels (%s) must be %s.".formatted(labels, LABELS));
    }
    double temperature = in.getDouble();
    Probabilities prior = new Probabilities(in.getDouble(), in.getDouble(), in.getDouble());
    Costs costs = new Costs(in.getDouble());
    Figures figures = new Figures(in.getInt(), in.getInt(), in.getDouble());
    String attribution = text(in);
    int dimensions = in.get();
    if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
      throw new ModelFormatException(
          "Its dimensions (%d) must be 1 to %d.".formatted(dimensions, MOST_DIMENSIONS));
    }
    double[] offsets = doubles(in, dimensions);
    double[][] coefficients = new double[labels.size()][];
    for (int c = 0; c < coefficients.length; c++) {
      coefficients[c] = doubles(in, Squares.count(dimensions));
    }
    return new Model(
        table(in, dimensions),
        offsets,
        coefficients,
        temperature,
        prior,
        costs,
        figures,
        attribution);
  }

  private static FeatureTable table(ByteBuffer in, int dimensions) {
    int size = in.getInt();
    float[] scales = new float[dimensions];
    for (int d = 0; d < dimensions; d++) {
      scales[d] = in.getFloat();
    }
    if (size < 1 || (long) size * (Integer.BYTES + dimensions) != in.remaining()) {
      throw new ModelFormatException(
          "Its %d features do not fit the %d bytes left.".formatted(size, in.remaining()));
    }
    int[] hashes = new int[size];
    in.asIntBuffer().get(hashes);
    in.position(in.position() + size * Integer.BYTES);
    byte[] rows = new byte[size * dimensions];
    in.get(rows);
    return new FeatureTable(hashes, rows, scales);
  }

  private static void requireVersion(String what, short version, int expected) {
    if (version != expected) {
      throw new ModelFormatException(
          "Its %s (%d) must be %d.%n  Maybe it was made by another release; train it anew."
              .formatted(what, version, expected));
    }
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, HEADER, bytes.length - HEADER);
    return (int) checksum.getValue();
  }

  private static void putAll(ByteBuffer out, double[] numbers) {
    for (double number : numbers) {
      out.putDouble(number);
    }
  }

  private static void putText(ByteBuffer out, byte[] text) {
    out.putShort((short) text.length).put(text);
  }

  private static String text(ByteBuffer in) {
    byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static double[] doubles(ByteBuffer in, int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = in.getDouble();
    }
    return numbers;
  }
}
