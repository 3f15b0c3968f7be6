package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.selection.Affinity;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.spi.AffinityView;
import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.CapabilityView;
import dev.roledispatcher.spi.RoutingClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A candidate as selectors see it: its role, its workload as it was when the selection began, and
/// how it did with tasks like this one.
final class CandidateSeen implements CandidateView {

  private final IndexedRole indexed;
  private final AskedCapabilities asked;
  private final Workload workload;
  private final long assignments;
  private final @Nullable Affinity affinity;

  /// @param affinity how it did with tasks like the one asked about; null when nothing is known
  CandidateSeen(IndexedRole indexed, AskedCapabilities asked, @Nullable Affinity affinity) {
    this.indexed = indexed;
    this.asked = asked;
    this.workload = indexed.workload();
    this.assignments = indexed.load().assignments();
    this.affinity = affinity;
  }

  @Override
  public String roleId() {
    return indexed.id().value();
  }

  @Override
  public long version() {
    return indexed.role().version();
  }

  @Override
  public List<String> knownWork() {
    return KnownWork.of(profile().metadata());
  }

  @Override
  public String name() {
    return profile().name();
  }

  @Override
  public String description() {
    return profile().description();
  }

  @Override
  public RoutingClass type() {
    return RoutingClasses.toPlugin(roleType());
  }

  @Override
  public List<CapabilityView> capabilities() {
    return new CapabilitiesSeen(profile().capabilities());
  }

  @Override
  public int level(String capability) {
    CapabilityName name = asked.named(capability);
    return name == null ? 0 : indexed.level(name);
  }

  @Override
  public int activeTasks() {
    return workload.active();
  }

  @Override
  public OptionalInt capacity() {
    return profile().constraints().capacity();
  }

  @Override
  public Optional<Instant> lastAssignedAt() {
    return Optional.ofNullable(workload.lastAssignedAt());
  }

  @Override
  public OptionalLong assignments() {
    return OptionalLong.of(assignments);
  }

  @Override
  public Optional<AffinityView> affinity() {
    return affinity == null ? Optional.empty() : Optional.of(new AffinitySeen(affinity));
  }

  RoleType roleType() {
    return profile().type();
  }

  Workload workload() {
    return workload;
  }

  /// The candidate with its score.
  Candidate scored(ScoreBreakdown score) {
    return new Candidate(indexed.id(), indexed.role().version(), roleType(), workload, score);
  }

  private RoleProfile profile() {
    return indexed.role().profile();
  }
}
