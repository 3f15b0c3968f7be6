package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RegistryChange;
import dev.roledispatcher.spi.RoleView;
import java.util.ArrayList;
import java.util.List;

/// Ways in which a selector may come to know a registry.
final class SampleChanges {

  private SampleChanges() {}

  /// A registry that holds every other candidate only: the others are not told of yet.
  static RegistryChange everyOtherOf(FakeQuery query) {
    List<CandidateView> told = new ArrayList<>();
    for (int i = 0; i < query.candidates().size(); i += 2) {
      told.add(query.candidates().get(i));
    }
    return FakeRegistryChange.complete(told);
  }

  /// A registry of strangers and early versions that, change by change, becomes the candidates of
  /// the query.
  static List<RegistryChange> stepByStep(FakeQuery query) {
    List<String> strangers = List.of("stranger-a", "stranger-b");
    List<RoleView> first = new ArrayList<>();
    strangers.forEach(id -> first.add(stranger(id)));
    List<RegistryChange> changes = new ArrayList<>();
    List<RoleView> last = new ArrayList<>();
    for (CandidateView candidate : query.candidates()) {
      if (last.size() % 2 == 0) {
        first.add(stranger(candidate.roleId()).inVersion(0));
      }
      last.add(0, candidate);
    }
    changes.add(FakeRegistryChange.complete(first));
    last.forEach(role -> changes.add(FakeRegistryChange.changed(List.of(role))));
    changes.add(FakeRegistryChange.removed(strangers));
    return changes;
  }

  private static FakeCandidate stranger(String id) {
    return FakeCandidate.withId(id)
        .named("Review of what nobody pays for")
        .describedAs("Reviews the code. Approves the payment.")
        .able("security");
  }
}
