package dev.roledispatcher.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// The outcome of one contract run on one plugin.
///
/// @param passed the claims that hold
/// @param failed the claims that do not
/// @param skipped the claims that were not tried
record ContractRun(Set<String> passed, Set<String> failed, Set<String> skipped) {

  /// Runs a contract apart from the tests around it.
  static ContractRun of(Class<?> contract) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(contract)).build();
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build();
    Outcomes outcomes = new Outcomes();
    LauncherFactory.create(config).execute(request, outcomes);
    return new ContractRun(outcomes.passed, outcomes.failed, outcomes.skipped);
  }

  /// The names of all claims of a contract.
  static Set<String> claims(Class<?> contract) {
    return Arrays.stream(contract.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static final class Outcomes implements TestExecutionListener {

    private final Set<String> passed = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();
    private final Set<String> skipped = new TreeSet<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      test.getSource()
          .filter(MethodSource.class::isInstance)
          .map(MethodSource.class::cast)
          .ifPresent(source -> of(result).add(source.getMethodName()));
    }

    private Set<String> of(TestExecutionResult result) {
      return switch (result.getStatus()) {
        case SUCCESSFUL -> passed;
        case FAILED -> failed;
        case ABORTED -> skipped;
      };
    }
  }
}
