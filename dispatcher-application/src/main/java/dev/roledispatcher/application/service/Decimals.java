package dev.roledispatcher.application.service;

/// Numbers with a fixed count of decimals, for texts that are written with every decision: a format
/// string is read anew each time, which takes longer than the number.
final class Decimals {

  private static final double MOST = 1e15;

  private Decimals() {}

  /// The number, rounded half away from zero.
  ///
  /// @param decimals 1 to 3
  static String shown(double number, int decimals) {
    if (!(Math.abs(number) < MOST)) {
      return Double.toString(number);
    }
    int scale = decimals == 1 ? 10 : decimals == 2 ? 100 : 1_000;
    long scaled = Math.round(Math.abs(number) * scale);
    StringBuilder text = new StringBuilder(12);
    if (number < 0 && scaled > 0) {
      text.append('-');
    }
    text.append(scaled / scale).append('.');
    String rest = Long.toString(scaled % scale);
    text.repeat('0', decimals - rest.length());
    return text.append(rest).toString();
  }
}
