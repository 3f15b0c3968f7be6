package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.Correction;
import dev.roledispatcher.spi.RoutingClass;

/// Corrections that tests need.
final class SomeCorrections {

  private SomeCorrections() {}

  static Correction forAPerson(FakeTask task) {
    return new Correction(task, RoutingClass.HUMAN_PRIMARY, 1);
  }
}
