package dev.roledispatcher.server.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// The arrows between the modules and the habits inside them, one rule each.
final class HouseRules {

  private static final String OURS = "dev.roledispatcher..";
  private static final String DOMAIN = "dev.roledispatcher.domain..";
  private static final String APPLICATION = "dev.roledispatcher.application..";
  private static final String PORTS = "dev.roledispatcher.application.port..";
  private static final String SERVICES = "dev.roledispatcher.application.service..";
  private static final String SPI = "dev.roledispatcher.spi..";
  private static final String CLASSIFIERS = "dev.roledispatcher.classifier..";
  private static final String SELECTORS = "dev.roledispatcher.selector..";
  private static final String TEXT = "dev.roledispatcher.text..";
  private static final String ADAPTERS = "dev.roledispatcher.adapter..";
  private static final String PLUGIN_HOST = "dev.roledispatcher.adapter.plugins..";
  private static final String SOLVER = "dev.roledispatcher.adapter.solver..";
  private static final String PERSISTENCE = "dev.roledispatcher.adapter.persistence..";
  private static final String EMBEDDED = "dev.roledispatcher.embedded..";
  private static final String SERVER = "dev.roledispatcher.server..";
  private static final String[] JDK = {"java..", "javax.sql..", "org.jspecify.."};

  /// Every layer a rule speaks of: a misspelt one would make its rule pass in silence.
  static final List<String> LAYERS =
      List.of(
          DOMAIN,
          PORTS,
          SERVICES,
          SPI,
          CLASSIFIERS,
          SELECTORS,
          TEXT,
          PLUGIN_HOST,
          SOLVER,
          PERSISTENCE,
          EMBEDDED,
          SERVER);

  static final ArchRule DOMAIN_KNOWS_ONLY_ITSELF = onlyKnows(DOMAIN, DOMAIN);

  static final ArchRule APPLICATION_KNOWS_ONLY_THE_DOMAIN =
      onlyKnows(APPLICATION, APPLICATION, DOMAIN);

  static final ArchRule SPI_KNOWS_ONLY_ITSELF = onlyKnows(SPI, SPI);

  static final ArchRule PLUGINS_KNOW_OF_OURS_ONLY_THE_SPI =
      noClasses()
          .that()
          .resideInAnyPackage(CLASSIFIERS, SELECTORS)
          .should()
          .dependOnClassesThat(
              resideInAPackage(OURS)
                  .and(not(resideInAnyPackage(SPI, TEXT, CLASSIFIERS, SELECTORS))));

  static final ArchRule TEXT_KNOWS_ONLY_ITSELF = onlyKnows(TEXT, TEXT);

  static final ArchRule ADAPTERS_NEVER_SEE_EACH_OTHER =
      slices().matching("dev.roledispatcher.adapter.(*)..").should().notDependOnEachOther();

  static final ArchRule ADAPTERS_KEEP_TO_THE_PORTS =
      noClasses()
          .that()
          .resideInAPackage(ADAPTERS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SERVICES, SERVER, CLASSIFIERS, SELECTORS, EMBEDDED);

  static final ArchRule ONLY_THE_PLUGIN_HOST_USES_THE_SPI =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, APPLICATION, ADAPTERS, SERVER, EMBEDDED)
          .and()
          .resideOutsideOfPackage(PLUGIN_HOST)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SPI);

  static final ArchRule NOBODY_DEPENDS_ON_THE_SERVER =
      noClasses()
          .that()
          .resideOutsideOfPackage(SERVER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SERVER);

  static final ArchRule PORTS_HOLD_NO_LOGIC =
      classes()
          .that()
          .resideInAPackage(PORTS)
          .and(not(assignableTo(Throwable.class)))
          .and(not(describe("package-info", type -> "package-info".equals(type.getSimpleName()))))
          .should(beInterfaceRecordOrEnum());

  static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
      slices().matching("dev.roledispatcher.(**)").should().beFreeOfCycles();

  static final ArchRule NO_HIDDEN_INPUTS =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, APPLICATION)
          .should()
          .accessTargetWhere(hiddenInput());

  static final ArchRule CLASS_LOADING_ONLY_IN_THE_PLUGIN_HOST =
      noClasses()
          .that()
          .resideInAPackage(OURS)
          .and()
          .resideOutsideOfPackage(PLUGIN_HOST)
          .should()
          .dependOnClassesThat(
              describe(
                  "load plugins",
                  type ->
                      type.getName().equals("java.util.ServiceLoader")
                          || type.getName().equals("java.net.URLClassLoader")));

  /// Whatever leaves its package is a value. A class that only its package knows may be a worker:
  /// it does one thing once, on one thread, and is gone.
  static final ArchRule DOMAIN_FIELDS_ARE_FINAL =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage(DOMAIN)
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should()
          .beFinal();

  static final ArchRule ENTITIES_LIVE_IN_PERSISTENCE =
      noClasses()
          .that()
          .resideOutsideOfPackage(PERSISTENCE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.persistence..", "jakarta.transaction..", "org.hibernate..");

  static final ArchRule ENTITIES_ARE_PACKAGE_PRIVATE =
      classes().that().areAnnotatedWith("jakarta.persistence.Entity").should().bePackagePrivate();

  static final ArchRule PACKAGES_ARE_NULL_MARKED =
      classes().that().resideInAPackage(OURS).should(liveInNullMarkedPackages());

  static final ArchRule NO_FIELD_INJECTION =
      noFields().should().beAnnotatedWith("jakarta.inject.Inject");

  private HouseRules() {}

  private static ArchRule onlyKnows(String layer, String... known) {
    List<String> allowed = new ArrayList<>(List.of(known));
    allowed.addAll(List.of(JDK));
    return classes()
        .that()
        .resideInAPackage(layer)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed.toArray(String[]::new))
                .or(describe("a primitive", JavaClass::isPrimitive))
                .or(describe("an array", JavaClass::isArray)));
  }

  private static DescribedPredicate<JavaAccess<?>> hiddenInput() {
    Set<String> methods =
        Set.of(
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Thread.sleep");
    Set<String> factories =
        Set.of(
            Instant.class.getName(),
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime");
    return describe(
        "read the clock, chance or the environment",
        access -> {
          String owner = access.getTargetOwner().getName();
          String name = access.getName();
          return methods.contains(owner + "." + name)
              || (factories.contains(owner) && name.equals("now"))
              || owner.equals("java.util.Random")
              || owner.equals("java.util.concurrent.ThreadLocalRandom");
        });
  }

  private static ArchCondition<JavaClass> beInterfaceRecordOrEnum() {
    return new ArchCondition<>("be an interface, a record or an enum") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean fine = type.isInterface() || type.isRecord() || type.isEnum();
        events.add(new SimpleConditionEvent(type, fine, type.getName() + " is a class"));
      }
    };
  }

  private static ArchCondition<JavaClass> liveInNullMarkedPackages() {
    return new ArchCondition<>("live in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        JavaPackage home = type.getPackage();
        boolean marked =
            home.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
        events.add(
            new SimpleConditionEvent(
                type, marked, ((HasName) type).getName() + " lives in " + home.getName()));
      }
    };
  }
}
