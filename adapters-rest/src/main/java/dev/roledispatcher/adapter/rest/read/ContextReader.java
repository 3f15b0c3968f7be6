package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.application.port.in.BuildContexts.ContextRequest;
import dev.roledispatcher.application.port.in.BuildContexts.CountRequest;
import dev.roledispatcher.application.port.in.BuildContexts.Extension;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.domain.context.GivenContext;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.Task;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what is asked for when a context is wanted without a dispatch. Safe to call from any
/// thread.
public final class ContextReader {

  /// The most contexts that can become one.
  static final int MOST_MERGED = 16;

  /// The most texts that are counted at once.
  static final int MOST_COUNTED = 1_000;

  private static final int MAX_MODEL = 200;
  private static final String CONTEXT_REQUEST = "context request";
  private static final String COUNT_REQUEST = "count request";

  private final TokenBudget usualBudget;

  /// A reader that gives requests without a token budget that one.
  public ContextReader(TokenBudget usualBudget) {
    this.usualBudget = usualBudget;
  }

  /// A context that is to be extended.
  ///
  /// @param context the context
  /// @param by what comes to it
  /// @param budget how long it may become
  public record WantedExtension(GivenContext context, Extension by, TokenBudget budget) {}

  /// Contexts that are to become one.
  ///
  /// @param contexts the contexts, 2 to 16
  /// @param budget how long it may become
  public record WantedMerger(List<GivenContext> contexts, TokenBudget budget) {

    public WantedMerger {
      contexts = List.copyOf(contexts);
    }
  }

  /// The context that a body asks for.
  ///
  /// @throws RejectedException with [Rejection.InvalidData] and every violation
  public ContextRequest request(JsonDocument body) {
    return Verdict.of(body.value(), this::request).orInvalidData(CONTEXT_REQUEST);
  }

  /// The extension that a body asks for. Without a budget it gets the one its context was made
  /// with, or the usual one when that is larger.
  ///
  /// @throws RejectedException with [Rejection.InvalidData] and every violation
  public WantedExtension extension(JsonDocument body) {
    return Verdict.of(body.value(), this::extension).orInvalidData(CONTEXT_REQUEST);
  }

  /// The merger that a body asks for. Without a budget it gets the largest that one of its contexts
  /// was made with, or the usual one when that is larger.
  ///
  /// @throws RejectedException with [Rejection.InvalidData] and every violation
  public WantedMerger merger(JsonDocument body) {
    return Verdict.of(body.value(), this::merger).orInvalidData(CONTEXT_REQUEST);
  }

  /// The texts that a body wants counted.
  ///
  /// @throws RejectedException with [Rejection.InvalidData] and every violation
  public static CountRequest count(JsonDocument body) {
    return Verdict.of(body.value(), ContextReader::count).orInvalidData(COUNT_REQUEST);
  }

  private @Nullable ContextRequest request(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    RoleId role = fields.required("role_id", field -> field.text(RoleId::new));
    Task task = fields.optional("task", TaskReader::task);
    TokenBudget budget = BudgetReader.read(value, fields, usualBudget);
    fields.close();
    return role == null ? null : new ContextRequest(role, task, budget);
  }

  private @Nullable WantedExtension extension(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    GivenContextReader.Given given = fields.required("context", GivenContextReader::read);
    List<SkillId> skills = fields.optional("skills", ContextReader::skills, List.of());
    List<String> examples = fields.optional("examples", ContextReader::examples, List.of());
    ProjectId project = fields.optional("project_id", field -> field.text(ProjectId::new));
    Task task = fields.optional("task", TaskReader::task);
    String notes = fields.optional("notes", ContextReader::notes);
    TokenBudget budget =
        BudgetReader.read(value, fields, usualFor(given == null ? List.of() : List.of(given)));
    fields.close();
    return given == null
        ? null
        : new WantedExtension(
            given.context(), new Extension(skills, examples, project, task, notes), budget);
  }

  private @Nullable WantedMerger merger(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    List<GivenContextReader.Given> given = fields.required("contexts", ContextReader::contexts);
    TokenBudget budget =
        BudgetReader.read(value, fields, usualFor(given == null ? List.of() : given));
    fields.close();
    return given == null
        ? null
        : new WantedMerger(given.stream().map(GivenContextReader.Given::context).toList(), budget);
  }

  private static @Nullable CountRequest count(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    String text = fields.optional("text", JsonValue::text);
    List<String> texts = fields.optional("texts", ContextReader::texts);
    String model = fields.optional("model", ContextReader::model);
    RoleId role = fields.optional("role_id", field -> field.text(RoleId::new));
    fields.close();
    List<String> all = new ArrayList<>();
    if (text != null) {
      all.add(text);
    }
    if (texts != null) {
      all.addAll(texts);
    }
    boolean faulty = !value.violations().isEmpty();
    if (!faulty && (text == null) == (texts == null)) {
      value.fault("Either 'text' or 'texts' must be given.");
      return null;
    }
    return new CountRequest(all, model, role);
  }

  /// What is usual, or more where a context was made with more.
  private TokenBudget usualFor(List<GivenContextReader.Given> contexts) {
    int most =
        contexts.stream()
            .mapToInt(GivenContextReader.Given::budget)
            .filter(budget -> budget <= TokenBudget.MOST)
            .max()
            .orElse(0);
    return most <= usualBudget.tokens()
        ? usualBudget
        : new TokenBudget(most, usualBudget.reserve(), usualBudget.sections());
  }

  private static @Nullable List<GivenContextReader.Given> contexts(JsonValue value) {
    if (value.node().isArray() && value.node().size() < 2) {
      value.fault("The contexts to be merged must be 2 to %d.".formatted(MOST_MERGED));
      return null;
    }
    return value.list(MOST_MERGED, GivenContextReader::read);
  }

  private static @Nullable List<SkillId> skills(JsonValue value) {
    Set<SkillId> seen = new HashSet<>();
    return value.list(
        RoleProfile.MAX_SKILLS,
        item -> {
          SkillId skill = item.text(SkillId::new);
          if (skill != null && !seen.add(skill)) {
            item.fault("The skill (%s) must be listed once.".formatted(skill));
            return null;
          }
          return skill;
        });
  }

  private static @Nullable List<String> examples(JsonValue value) {
    return value.list(SkillContent.MAX_EXAMPLES, item -> item.text(SkillContent::requireExample));
  }

  private static @Nullable String notes(JsonValue value) {
    String text = value.text();
    if (text == null) {
      return null;
    }
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (text.isBlank() || bytes > Task.MAX_DESCRIPTION_BYTES) {
      value.fault(
          "The notes (%d bytes) must not be blank and have at most %d bytes (32 KiB) of UTF-8."
              .formatted(bytes, Task.MAX_DESCRIPTION_BYTES));
      return null;
    }
    return text;
  }

  private static @Nullable List<String> texts(JsonValue value) {
    return value.list(MOST_COUNTED, JsonValue::text);
  }

  private static @Nullable String model(JsonValue value) {
    String model = value.text(MAX_MODEL);
    if (model != null && model.isBlank()) {
      value.fault("The model must not be blank. Maybe leave it out.");
      return null;
    }
    return model;
  }
}
