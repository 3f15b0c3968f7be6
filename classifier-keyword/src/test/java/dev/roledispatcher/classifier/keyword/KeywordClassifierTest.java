package dev.roledispatcher.classifier.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakeTask;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordClassifierTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HUMAN_PRIMARY | approve, budget       | Approve budget exception for client contract negotiation",
        "AI_PRIMARY    | extract, csv, generate | Extract data from CSV, validate format, and generate summary report",
        "HYBRID        | analyze, strategic    | Analyze customer feedback and prepare strategic recommendations",
        "HUMAN_PRIMARY | approve, budget       | Approve quarterly budget allocation for marketing department",
        "AI_PRIMARY    | extract, generate     | Extract customer data from database and generate CSV report",
        "HUMAN_PRIMARY | approve, decision     | Approve architectural decision for microservices migration",
        "AI_PRIMARY    | code changes          | Review Python code changes for security vulnerabilities",
        "AI_PRIMARY    | pull request          | Review pull request for security vulnerabilities",
        "HYBRID        | deploy, monitor       | Deploy and monitor new service to production"
      })
  void classifiesTheGoldenTasksAtAnyOrdinaryPriority(
      RoutingClass expected, String words, String description) {
    for (String priority : List.of("low", "medium", "high")) {
      Verdict.Classified verdict =
          Verdicts.on(FakeTask.describedAs(description).withPriority(priority));

      assertThat(verdict.routingClass()).as("at %s: %s", priority, verdict).isEqualTo(expected);
      assertThat(verdict.explanation()).contains(words.split(", "));
    }
  }

  @Test
  void classifiesTheExampleOfTheSpecification() {
    assertThat(
            classOf(
                FakeTask.describedAs("Review Python code changes for security vulnerabilities")
                    .requiring("code_review", "security_analysis")
                    .withPriority("high")))
        .isEqualTo(RoutingClass.AI_PRIMARY);
    assertThat(
            classOf(
                FakeTask.describedAs("Approve architectural decision for microservices migration")
                    .requiring("architecture_review", "decision_making")
                    .withPriority("critical")))
        .isEqualTo(RoutingClass.HUMAN_PRIMARY);
    assertThat(
            classOf(
                FakeTask.describedAs("Deploy and monitor new service to production")
                    .requiring("deployment", "monitoring")))
        .isEqualTo(RoutingClass.HYBRID);
    assertThat(
            classOf(
                FakeTask.describedAs("Review pull request for security vulnerabilities")
                    .requiring("code_review", "security")
                    .withPriority("high")))
        .isEqualTo(RoutingClass.AI_PRIMARY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Approve", "Hire", "Sign off", "Negotiate", "Dismiss", "Authorise"})
  void neverGivesAuthorityToAiAlone(String verb) {
    String machineWork =
        " it, extract data from CSV, parse JSON, run the unit tests, lint, deduplicate and classify";
    FakeTask task =
        FakeTask.describedAs(verb + machineWork)
            .requiring("data_extraction", "parsing", "code_generation")
            .withPriority("low");

    assertThat(classOf(task)).isNotEqualTo(RoutingClass.AI_PRIMARY);
    assertThat(
            Verdicts.from(Verdicts.classifier(Map.of("ai-threshold", "0.01")), task).routingClass())
        .isNotEqualTo(RoutingClass.AI_PRIMARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Please approve this pull request",
        "Sign off on the security audit report",
        "Decide whether we keep the old database",
        "We should dismiss the database vendor's proposal"
      })
  void countsADecisionAboutMachineWorkAsADecision(String description) {
    assertThat(Verdicts.on(description).routingClass()).isEqualTo(RoutingClass.HUMAN_PRIMARY);
  }

  @Test
  void saysWhenAuthorityKeepsATaskFromAi() {
    Verdict.Classified verdict =
        Verdicts.on(
            "Extract data from CSV, parse JSON, run the unit tests, lint, deduplicate, transcribe,"
                + " convert the tables and await approval");

    assertThat(verdict.routingClass()).isEqualTo(RoutingClass.HYBRID);
    assertThat(verdict.explanation())
        .contains("although the score alone (-", "because 'approval' needs a person");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Convert the receipts to CSV, no approval needed",
        "Convert the receipts to CSV; approval is not required",
        "Export the approved receipts as CSV",
        "Export the approval status as CSV"
      })
  void takesOnlyWhatIsAskedForAsAuthority(String description) {
    assertThat(Verdicts.on(description).routingClass()).isEqualTo(RoutingClass.AI_PRIMARY);
  }

  @Test
  void sharesATaskItKnowsNothingAboutWithLowConfidence() {
    Verdict.Classified verdict = Verdicts.on("予算を承認する");

    assertThat(verdict.routingClass()).isEqualTo(RoutingClass.HYBRID);
    assertThat(verdict.confidence()).isEqualTo(0.1);
    assertThat(verdict.explanation()).contains("nothing in the task speaks for either");
    assertThat(verdict.factors()).allMatch(factor -> factor.share() == 0);
  }

  @Test
  void listsTheFactorWithTheLargestShareFirst() {
    List<Factor> factors = Verdicts.on("Approve the budget of the routine audit").factors();

    assertThat(factors).hasSize(5);
    assertThat(factors).extracting(factor -> -Math.abs(factor.share())).isSorted();
  }

  @Test
  void countsEachTermOnce() {
    assertThat(score("Approve and approve and approve the plan"))
        .isEqualTo(score("Approve and approve the plan"));
  }

  @Test
  void leansToAPersonInAnEmergencyAndToAiWhenThereIsTimeButOnlyMildly() {
    assertThat(score(FakeTask.describedAs("Unheard of").withPriority("critical")))
        .isBetween(0.05, 0.6);
    assertThat(score(FakeTask.describedAs("Unheard of").withPriority("low")))
        .isBetween(-0.6, -0.05);
    assertThat(score("There is an emergency and an outage")).isBetween(0.1, 0.7);
  }

  @Test
  void leansToAPersonForLongAndDemandingTasks() {
    String many = "Something happens, something else follows. ".repeat(40);
    FakeTask demanding =
        FakeTask.describedAs(many).requiring("a", 5).requiring("b", "c", "d", "e", "f", "g", "h");

    assertThat(score(demanding)).isBetween(0.3, 0.6);
    assertThat(Verdicts.on(demanding).explanation()).contains("level 5", "8 capabilities", "words");
  }

  @Test
  void countsPreferredCapabilitiesHalf() {
    double required = score(FakeTask.describedAs("Unheard of").requiring("negotiation"));
    double preferred = score(FakeTask.describedAs("Unheard of").preferring("negotiation"));

    assertThat(required).isGreaterThan(preferred);
    assertThat(preferred).isPositive();
    assertThat(score(FakeTask.describedAs("Unheard of").requiring("contract_negotiation")))
        .isPositive();
    assertThat(score(FakeTask.describedAs("Unheard of").requiring("juggling"))).isZero();
  }

  @Test
  void keepsExplanationAndEvidenceShortForTheLongestTasks() {
    StringBuilder text = new StringBuilder();
    BuiltInFiles.terms()
        .values()
        .forEach(terms -> terms.forEach(term -> text.append(term.phrase().text()).append(". ")));
    Verdict.Classified verdict =
        Verdicts.on(text.substring(0, Math.min(text.length(), FakeTask.LONGEST_DESCRIPTION)));

    assertThat(verdict.explanation()).hasSizeLessThanOrEqualTo(2_000);
    assertThat(verdict.factors())
        .allMatch(factor -> factor.evidence().size() <= Finding.MOST_SIGNS);
  }

  private static RoutingClass classOf(FakeTask task) {
    return Verdicts.on(task).routingClass();
  }

  private static double score(String description) {
    return score(FakeTask.describedAs(description));
  }

  private static double score(FakeTask task) {
    return Verdicts.on(task).factors().stream().mapToDouble(Factor::share).sum();
  }
}
