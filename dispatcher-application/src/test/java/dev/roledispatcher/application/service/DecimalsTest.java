package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 2, 0.00",
    "0.705, 2, 0.71",
    "0.0449, 1, 0.0",
    "0.05, 1, 0.1",
    "12.0494, 3, 12.049",
    "-0.5, 3, -0.500",
    "-0.0001, 3, 0.000",
    "0.9999, 3, 1.000",
    "1e300, 3, 1.0E300",
    "NaN, 2, NaN"
  })
  void showsSoManyDecimals(double number, int decimals, String shown) {
    assertThat(Decimals.shown(number, decimals)).isEqualTo(shown);
  }
}
