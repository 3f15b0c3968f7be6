package dev.roledispatcher.adapter.tokens;

import java.math.BigDecimal;
import java.util.Optional;

/// A share by which a count is raised: whole thousandths, so that raising is exact.
///
/// @param thousandths 0 to 10,000; 250 makes 125 of 100
record Margin(int thousandths) {

  private static final int DECIMALS = 3;
  private static final int ONE = 1_000;
  private static final BigDecimal MOST = BigDecimal.TEN;

  Margin {
    if (thousandths < 0 || thousandths > MOST.intValue() * ONE) {
      throw new IllegalArgumentException(
          "The margin (%d thousandths) must be from 0 to 10,000.".formatted(thousandths));
    }
  }

  /// The margin that a decimal number names, such as `0.25`, or nothing if it names none: no
  /// number, or not from 0 to 10, or with more than three decimals.
  static Optional<Margin> of(String number) {
    try {
      BigDecimal share = new BigDecimal(number);
      return share.signum() < 0 || share.compareTo(MOST) > 0
          ? Optional.empty()
          : Optional.of(new Margin(share.movePointRight(DECIMALS).intValueExact()));
    } catch (ArithmeticException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// A count and the margin on it, rounded up. Two counts raised one by one make no less than their
  /// sum raised.
  int raise(int count) {
    long raised = count + Math.ceilDiv((long) count * thousandths, (long) ONE);
    return (int) Math.min(raised, Integer.MAX_VALUE);
  }

  /// As a share, for instance 0.25.
  double share() {
    return (double) thousandths / ONE;
  }

  /// In percent, for instance `25%` or `12.5%`.
  @Override
  public String toString() {
    return BigDecimal.valueOf(thousandths, 1).stripTrailingZeros().toPlainString() + "%";
  }
}
