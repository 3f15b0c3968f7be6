package dev.roledispatcher.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The house is as ARCHITECTURE.md says, and every rule can tell when it is not.
class ArchitectureTest {

  private static final String OURS = "dev.roledispatcher";

  private static JavaClasses house;
  private static JavaClasses planted;

  @BeforeAll
  static void readClasses() {
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(OURS);
    planted =
        new ClassFileImporter()
            .importPackages(
                OURS + ".domain.planted",
                OURS + ".application.planted",
                OURS + ".application.port.planted",
                OURS + ".spi.planted",
                OURS + ".text.planted",
                OURS + ".classifier.planted",
                OURS + ".adapter.planted1",
                OURS + ".adapter.planted2",
                OURS + ".cycle");
  }

  @Test
  void everyLayerExists() {
    for (String layer : HouseRules.LAYERS) {
      String name = layer.substring(0, layer.length() - 2);
      assertThat(house.stream().map(JavaClass::getPackageName))
          .as(layer)
          .anyMatch(home -> home.equals(name) || home.startsWith(name + "."));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theHouseKeeps(String name, ArchRule rule, String violation) {
    rule.check(house);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void aPlantedViolationIsFound(String name, ArchRule rule, String violation) {
    assertThat(rule.allowEmptyShould(true).evaluate(planted).getFailureReport().getDetails())
        .as(name)
        .anyMatch(detail -> detail.contains(violation));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        rule("the domain knows only itself", HouseRules.DOMAIN_KNOWS_ONLY_ITSELF, "FrameworkUser"),
        rule(
            "the application knows only the domain",
            HouseRules.APPLICATION_KNOWS_ONLY_THE_DOMAIN,
            "LoggingUseCase"),
        rule("the SPI knows only itself", HouseRules.SPI_KNOWS_ONLY_ITSELF, "LeakyInterface"),
        rule("text analysis knows only itself", HouseRules.TEXT_KNOWS_ONLY_ITSELF, "NosyReader"),
        rule(
            "plugins know of ours only the SPI",
            HouseRules.PLUGINS_KNOW_OF_OURS_ONLY_THE_SPI,
            "NosyClassifier"),
        rule(
            "adapters never see each other",
            HouseRules.ADAPTERS_NEVER_SEE_EACH_OTHER,
            "NosyAdapter"),
        rule("adapters keep to the ports", HouseRules.ADAPTERS_KEEP_TO_THE_PORTS, "ShortCut"),
        rule(
            "only the plugin host uses the SPI",
            HouseRules.ONLY_THE_PLUGIN_HOST_USES_THE_SPI,
            "ShortCut"),
        rule("nobody depends on the server", HouseRules.NOBODY_DEPENDS_ON_THE_SERVER, "ServerUser"),
        rule("ports hold no logic", HouseRules.PORTS_HOLD_NO_LOGIC, "PortWithLogic"),
        rule("no cycles", HouseRules.NO_CYCLES_BETWEEN_PACKAGES, "cycle.a"),
        rule("no hidden inputs", HouseRules.NO_HIDDEN_INPUTS, "ClockReader"),
        rule(
            "class loading only in the plugin host",
            HouseRules.CLASS_LOADING_ONLY_IN_THE_PLUGIN_HOST,
            "PluginLoader"),
        rule("domain fields are final", HouseRules.DOMAIN_FIELDS_ARE_FINAL, "MutableValue"),
        rule(
            "entities live in persistence", HouseRules.ENTITIES_LIVE_IN_PERSISTENCE, "StrayEntity"),
        rule(
            "entities are package-private", HouseRules.ENTITIES_ARE_PACKAGE_PRIVATE, "StrayEntity"),
        rule("packages are null-marked", HouseRules.PACKAGES_ARE_NULL_MARKED, "cycle.b"),
        rule("no field injection", HouseRules.NO_FIELD_INJECTION, "FieldInjection"));
  }

  private static Arguments rule(String name, ArchRule rule, String violation) {
    return Arguments.of(name, rule, violation);
  }
}
