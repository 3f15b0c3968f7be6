package dev.roledispatcher.benchmarks.load;

import dev.roledispatcher.benchmarks.Population;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.task.Task;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The bodies of requests. All roles are without a limit, because nothing completes the tasks. Safe
/// to use from any thread.
final class Requests {

  private final Population population;
  private final AtomicLong lastTask = new AtomicLong();

  Requests(int roles) {
    this.population = Population.of(roles);
  }

  /// All roles, in batches of at most so many.
  List<String> roleBatches(int most) {
    List<Role> roles = population.roles();
    return IntStream.range(0, (roles.size() + most - 1) / most)
        .mapToObj(i -> roles.subList(i * most, Math.min(roles.size(), (i + 1) * most)))
        .map(some ->
            some.stream()
                .map(Requests::role)
                .collect(Collectors.joining(",", "{\"roles\":[", "]}")))
        .toList();
  }

  /// A request for a task that was never seen.
  String dispatch() {
    return request("");
  }

  /// The same for a task that is to wait.
  String enqueue() {
    return request(",\"mode\":\"queue\"");
  }

  private String request(String more) {
    long number = lastTask.incrementAndGet();
    Task task = population.tasks().get((int) (number % Population.TASKS));
    String capabilities =
        task.requirements().stream()
            .map(requirement -> quoted(requirement.capability().value()))
            .collect(Collectors.joining(","));
    return "{\"task\":{\"task_id\":\"load-"
        + number
        + "\",\"description\":"
        + quoted(task.description() + " Reference " + number + ".")
        + ",\"required_capabilities\":["
        + capabilities
        + "]}"
        + more
        + "}";
  }

  /// A batch of requests.
  static String batch(int items, Supplier<String> requests) {
    return IntStream.range(0, items)
        .mapToObj(_ -> requests.get())
        .collect(Collectors.joining(",", "{\"requests\":[", "]}"));
  }

  private static String role(Role role) {
    String capabilities =
        role.profile().capabilities().stream()
            .map(capability ->
                "{\"name\":%s,\"level\":%d}"
                    .formatted(quoted(capability.name().value()), capability.level().level()))
            .collect(Collectors.joining(","));
    return "{\"role_id\":%s,\"name\":%s,\"description\":%s,\"role_type\":%s,\"is_active\":%s,\"capabilities\":[%s]}"
        .formatted(
            quoted(role.id().value()),
            quoted(role.profile().name()),
            quoted(role.profile().description()),
            quoted(role.profile().type().name().toLowerCase(Locale.ROOT)),
            role.profile().active(),
            capabilities);
  }

  /// Texts of the population have no quotes, backslashes or control characters.
  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
