package dev.roledispatcher.classifier.keyword;

/// Writes numbers for people, with two decimals and a point.
final class Decimals {

  private Decimals() {}

  /// With a sign: `+0.82`, `-0.60`, `0.00`.
  static String signed(double number) {
    long hundredths = Math.round(Math.abs(number) * 100);
    if (hundredths == 0) {
      return "0.00";
    }
    return (number < 0 ? "-" : "+") + unsigned(hundredths);
  }

  private static String unsigned(long hundredths) {
    long rest = hundredths % 100;
    return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest;
  }
}
