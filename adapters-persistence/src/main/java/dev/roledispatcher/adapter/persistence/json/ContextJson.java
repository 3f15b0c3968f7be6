package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.context.ContextForm;
import dev.roledispatcher.domain.context.ContextManifest;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.SectionReport;
import dev.roledispatcher.domain.context.SectionText;
import dev.roledispatcher.domain.context.StablePrefix;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.role.RoleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Contexts as parts of documents.
final class ContextJson {

  private ContextJson() {}

  static JsonObject object(RoleContext context) {
    JsonObject sections = JsonObject.empty();
    context
        .sections()
        .forEach(section ->
            sections.with(section.name().name().toLowerCase(Locale.ROOT), section.text()));
    return JsonObject.empty()
        .with("role_id", context.role().value())
        .with("sections", sections)
        .with("token_count", context.tokenCount())
        .with("manifest", manifest(context.manifest()));
  }

  static RoleContext from(JsonObject json) {
    JsonObject texts = json.object("sections");
    List<SectionText> sections = new ArrayList<>();
    for (String name : texts.names()) {
      sections.add(
          new SectionText(
              SectionName.valueOf(name.toUpperCase(Locale.ROOT)),
              List.of(new TextBlock(texts.text(name), false))));
    }
    return new RoleContext(
        new RoleId(json.text("role_id")),
        1,
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
        ContextForm.PROMPT,
        json.text("tokenizer"),
        json.constant("method", TokenCounter.Method.class),
        0,
        json.count("budget"),
        0,
        json.objects("sections", ContextJson::report),
        List.of(),
        new StablePrefix(0, 0, TextBlock.hashOf("")),
        "");
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
        json.count("tokens"),
        json.constant("action", SectionReport.Action.class),
        json.textOrNull("reason"));
  }
}
