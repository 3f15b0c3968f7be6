package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchSettingsTest {

  @Test
  void areThoseOfTheSpecificationUnlessConfigured() {
    assertThat(DispatchSettings.DEFAULT.maxAttempts()).isEqualTo(3);
    assertThat(DispatchSettings.DEFAULT.whenUndecided())
        .isEqualTo(TaskClassification.HUMAN_PRIMARY);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 11})
  void refuseAttemptsOutsideOneToTen(int attempts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(attempts, 1, 1, 2, 1))
        .withMessage("The dispatch attempts (" + attempts + ") must be 1 to 10.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void acceptTheFewestAndTheMostAttempts(int attempts) {
    assertThat(settings(attempts, 1, 1, 2, 1).maxAttempts()).isEqualTo(attempts);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 2, 1, 'The dispatch timeout (PT0S) must be more than zero.'",
    "-1, 1, 2, 1, 'The dispatch timeout (PT-1S) must be more than zero.'",
    "1, 0, 2, 1, 'The batch timeout (PT0S) must be more than zero.'",
    "1, 1, 0, 1, 'The answer lease (PT0S) must be more than zero.'",
    "1, 1, 2, 0, 'The time answers are kept (PT0S) must be more than zero.'",
    "1, 2, 2, 1, 'The answer lease (PT2S) must be longer than the batch timeout (PT2S), or a request that still runs would count as abandoned.'"
  })
  void refuseTimesThatMakeNoSense(int timeout, int batch, int lease, int kept, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(3, timeout, batch, lease, kept))
        .withMessage(message);
  }

  private static DispatchSettings settings(
      int attempts, int timeout, int batch, int lease, int kept) {
    return new DispatchSettings(
        attempts,
        Duration.ofSeconds(timeout),
        Duration.ofSeconds(batch),
        null,
        SelectionPolicy.DEFAULT,
        Duration.ofSeconds(lease),
        Duration.ofSeconds(kept));
  }
}
