package com.example.terms;

import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.testkit.ClassifierContract;
import dev.roledispatcher.testkit.FakeTask;
import java.util.List;
import java.util.Map;

/// Everything the server relies on.
class DomainTermsContractTest extends ClassifierContract {

  @Override
  protected ClassifierFactory factory() {
    return new DomainTermsFactory();
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "terms", "{human_primary: [credit line, write-off], ai_primary: [meter reading]}");
  }

  @Override
  protected List<FakeTask> samples() {
    return List.of(
        FakeTask.describedAs("Raise the credit line of a customer"),
        FakeTask.describedAs("Check the meter reading and prepare a write-off"),
        FakeTask.describedAs("Water the plants"));
  }
}
