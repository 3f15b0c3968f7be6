package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.AffinityView;
import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.CapabilityView;
import dev.roledispatcher.spi.RoutingClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A candidate whose capabilities can be changed, to catch a plugin that changes them.
final class LooseCandidate implements CandidateView {

  private final CandidateView original;
  private final List<CapabilityView> capabilities;

  LooseCandidate(CandidateView original) {
    this.original = original;
    this.capabilities = new ArrayList<>(original.capabilities());
  }

  void assertUnchanged() {
    assertThat(capabilities)
        .as("the capabilities of %s", original)
        .isEqualTo(original.capabilities());
  }

  @Override
  public String roleId() {
    return original.roleId();
  }

  @Override
  public long version() {
    return original.version();
  }

  @Override
  public List<String> knownWork() {
    return original.knownWork();
  }

  @Override
  public String name() {
    return original.name();
  }

  @Override
  public String description() {
    return original.description();
  }

  @Override
  public RoutingClass type() {
    return original.type();
  }

  @Override
  public List<CapabilityView> capabilities() {
    return capabilities;
  }

  @Override
  public int level(String capability) {
    return original.level(capability);
  }

  @Override
  public int activeTasks() {
    return original.activeTasks();
  }

  @Override
  public OptionalInt capacity() {
    return original.capacity();
  }

  @Override
  public Optional<Instant> lastAssignedAt() {
    return original.lastAssignedAt();
  }

  @Override
  public OptionalLong assignments() {
    return original.assignments();
  }

  @Override
  public Optional<AffinityView> affinity() {
    return original.affinity();
  }
}
