package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.context.ContextManifest;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.SectionReport;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.role.RoleId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Contexts as parts of documents.
final class ContextJson {

  private ContextJson() {}

  static JsonObject object(RoleContext context) {
    JsonObject sections = JsonObject.empty();
    context
        .sections()
        .forEach((name, text) -> sections.with(name.name().toLowerCase(Locale.ROOT), text));
    return JsonObject.empty()
        .with("role_id", context.role().value())
        .with("sections", sections)
        .with("token_count", context.tokenCount())
        .with("manifest", manifest(context.manifest()));
  }

  static RoleContext from(JsonObject json) {
    JsonObject texts = json.object("sections");
    Map<SectionName, String> sections = new EnumMap<>(SectionName.class);
    for (String name : texts.names()) {
      sections.put(SectionName.valueOf(name.toUpperCase(Locale.ROOT)), texts.text(name));
    }
    return new RoleContext(
        new RoleId(json.text("role_id")),
        sections,
        json.count("token_count"),
        manifest(json.object("manifest")));
  }

  private static JsonObject manifest(ContextManifest manifest) {
    return JsonObject.empty()
        .with("tokenizer", manifest.tokenizer())
        .with("method", manifest.method())
        .with("budget", manifest.budget())
        .withObjects("sections", manifest.sections(), ContextJson::report);
  }

  private static ContextManifest manifest(JsonObject json) {
    return new ContextManifest(
        json.text("tokenizer"),
        json.constant("method", TokenCounter.Method.class),
        json.count("budget"),
        json.objects("sections", ContextJson::report));
  }

  private static JsonObject report(SectionReport report) {
    return JsonObject.empty()
        .with("name", report.name())
        .with("tokens", report.tokens())
        .with("action", report.action())
        .with("reason", report.reason());
  }

  private static SectionReport report(JsonObject json) {
    return new SectionReport(
        json.constant("name", SectionName.class),
        json.count("tokens"),
        json.constant("action", SectionReport.Action.class),
        json.textOrNull("reason"));
  }
}
