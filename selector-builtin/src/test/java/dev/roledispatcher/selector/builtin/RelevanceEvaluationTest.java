package dev.roledispatcher.selector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.selector.builtin.Registry.Statement;
import dev.roledispatcher.spi.RegistryFollower;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeRegistryChange;
import dev.roledispatcher.testkit.FakeTask;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the words alone achieve on a real registry of 860 roles; see docs/matching.md. Plain BM25
/// finds the right role first for 21.5 % of the statements and among the first five for 45.9 %.
class RelevanceEvaluationTest {

  @Test
  void findsTheRoleOfANewStatementByItsKnownWork() throws IOException {
    Registry registry = Registry.read();

    assertReached(Figures.of(registry.known(), registry.statements()));
  }

  @Test
  void findsTheRoleOfANewStatementByItsDescription() throws IOException {
    Registry registry = Registry.read();

    assertReached(Figures.of(registry.described(), registry.statements()));
  }

  private static void assertReached(Figures reached) {
    assertThat(reached.first()).as("%s", reached).isGreaterThanOrEqualTo(0.265);
    assertThat(reached.amongFive()).as("%s", reached).isGreaterThanOrEqualTo(0.55);
    assertThat(reached.amongTen()).as("%s", reached).isGreaterThanOrEqualTo(0.64);
    assertThat(reached.meanReciprocalRank()).as("%s", reached).isGreaterThanOrEqualTo(0.395);
  }

  /// The share of statements whose role comes first, among the first five and ten, and the mean of
  /// one by its place.
  private record Figures(
      double first, double amongFive, double amongTen, double meanReciprocalRank) {

    static Figures of(List<FakeCandidate> roles, List<Statement> statements) {
      int first = 0;
      int amongFive = 0;
      int amongTen = 0;
      double reciprocal = 0;
      try (RoleSelector selector = Weighted.byDefault()) {
        ((RegistryFollower) selector).follow(FakeRegistryChange.complete(roles));
        FakeQuery all = FakeQuery.of(FakeTask.describedAs("Any"), roles);
        for (Statement statement : statements) {
          FakeQuery query = all.withTask(FakeTask.describedAs(statement.text()));
          int place = Weighted.order(selector.rank(query)).indexOf(statement.roleId()) + 1;
          first += place == 1 ? 1 : 0;
          amongFive += place <= 5 ? 1 : 0;
          amongTen += place <= 10 ? 1 : 0;
          reciprocal += 1.0 / place;
        }
      }
      double count = statements.size();
      return new Figures(first / count, amongFive / count, amongTen / count, reciprocal / count);
    }
  }
}
