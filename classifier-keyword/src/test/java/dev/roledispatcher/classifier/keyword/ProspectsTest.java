package dev.roledispatcher.classifier.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakeTask;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProspectsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Approve the release to production",
        "Please sign off on the report",
        "You need to authorize the transfer",
        "Authorise the payment of the invoice",
        "Hire a data engineer",
        "Review, discuss, and approve the contract",
        "Extract the open invoices, generate a summary and approve the payments",
        "Dismiss the employee",
        "Terminate employment of the contractor",
        "Negotiate the licence fee with the vendor",
        "Disclose the breach to the authority",
        "Set the vision for the product",
        "Grant or deny access to the archive",
        "Make the final call on the launch",
        "Collect the facts. Then decide on the supplier",
        "Approval of the annual report"
      })
  void keepsAiFromTasksWhoseMainActionIsADecision(String description) {
    Verdict.Classified verdict = Verdicts.on(description);

    assertThat(verdict.probabilities()).containsEntry(RoutingClass.AI_PRIMARY, 0.0);
    assertThat(verdict.routingClass()).isNotEqualTo(RoutingClass.AI_PRIMARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write a script that lists approved invoices",
        "Write a script that lists and approves invoices",
        "Prepare documents for review and approval",
        "Export the approval status as CSV",
        "Convert the receipts to CSV, no approval needed",
        "Do not approve anything, only list the open invoices",
        "Summarize how the committee decided",
        "List the employees hired last year",
        "Send a reminder to everybody who must file a disclosure statement"
      })
  void leavesTasksToAiThatOnlyMentionADecision(String description) {
    assertThat(Verdicts.on(description).probabilities().get(RoutingClass.AI_PRIMARY)).isPositive();
  }

  @Test
  void holdsAllClassesForEquallyLikelyWhenNothingIsFound() {
    assertThat(Verdicts.on("予算を承認する").probabilities())
        .hasSize(3)
        .allSatisfy((_, probability) -> assertThat(probability).isCloseTo(1 / 3.0, within(1e-9)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Approve budget exception for client contract negotiation",
        "Extract customer data from database and generate CSV report",
        "Deploy and monitor new service to production",
        "Mentor the junior developers and give feedback on their growth"
      })
  void holdsItsOwnAnswerForTheLikeliestWhereItIsClear(String description) {
    Verdict.Classified verdict = Verdicts.on(description);

    assertThat(verdict.probabilities().get(verdict.routingClass()))
        .isEqualTo(verdict.probabilities().values().stream().max(Double::compare).orElseThrow());
  }

  @Test
  void isCertainWhereARuleOfTheOperatorDecides() {
    String rules =
        "src/test/resources/dev/roledispatcher/classifier/keyword/example-rules.properties";
    Verdict.Classified verdict =
        Verdicts.from(
            Verdicts.classifier(Map.of("rules-path", rules)),
            FakeTask.describedAs("Read the contract before the law suit"));

    assertThat(verdict.probabilities()).isEqualTo(Map.of(verdict.routingClass(), 1.0));
  }
}
