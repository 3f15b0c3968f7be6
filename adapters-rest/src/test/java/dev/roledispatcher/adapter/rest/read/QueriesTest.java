package dev.roledispatcher.adapter.rest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.application.port.in.ManageRoles.RoleFilter;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.RoleType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueriesTest {

  @Test
  void readsWhichRolesAreWanted() {
    Queries.Wanted<RoleFilter> wanted =
        Queries.roles(
            Map.of(
                "name", List.of("rev"),
                "role_type", List.of("hybrid"),
                "capability", List.of("Code Review"),
                "is_active", List.of("true"),
                "limit", List.of("200"),
                "cursor", List.of("abc")));

    assertThat(wanted.filter())
        .isEqualTo(new RoleFilter("rev", RoleType.HYBRID, new CapabilityName("code_review"), true));
    assertThat(wanted.page()).isEqualTo(new PageRequest(200, "abc"));
  }

  @Test
  void aListWithoutALimitHasFifty() {
    assertThat(Queries.tasks(Map.of()).page()).isEqualTo(new PageRequest(50, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit     | 0         | 1 to 200",
        "limit     | 201       | 1 to 200",
        "limit     | 1e1       | 1 to 200",
        "limit     | 99999999999999999999 | 1 to 200",
        "state     | assinged  | Did you mean 'assigned'?",
        "priority  | urgent    | low, medium, high, critical",
        "role_id   | a b       | 1 to 128",
        "stat      | assigned  | Did you mean 'state'?",
        "zzz       | 1         | there are state, role_id, priority, limit, cursor",
      })
  void tellsWhatIsAllowed(String name, String value, String message) {
    InvalidParametersException thrown =
        catchThrowableOfType(
            InvalidParametersException.class, () -> Queries.tasks(Map.of(name, List.of(value))));

    assertThat(Objects.requireNonNull(thrown).faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.name()).isEqualTo(name);
          assertThat(fault.message()).contains(message);
        });
  }

  @Test
  void namesASingleKnownParameterInTheSingular() {
    InvalidParametersException thrown =
        catchThrowableOfType(
            InvalidParametersException.class, () -> Queries.limit(Map.of("zzz", List.of("1"))));

    assertThat(Objects.requireNonNull(thrown).faults())
        .singleElement()
        .satisfies(fault ->
            assertThat(fault.message())
                .isEqualTo("The parameter 'zzz' is unknown; there is only limit."));
  }

  @Test
  void aParameterIsGivenOnce() {
    InvalidParametersException thrown =
        catchThrowableOfType(
            InvalidParametersException.class,
            () -> Queries.roles(Map.of("is_active", List.of("true", "false"), "x", List.of(""))));

    assertThat(Objects.requireNonNull(thrown).faults()).hasSize(2);
  }
}
