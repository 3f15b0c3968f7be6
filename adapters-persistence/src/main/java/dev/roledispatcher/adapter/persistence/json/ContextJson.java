package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.context.ContextForm;
import dev.roledispatcher.domain.context.ContextManifest;
import dev.roledispatcher.domain.context.ItemReport;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.SectionReport;
import dev.roledispatcher.domain.context.SectionText;
import dev.roledispatcher.domain.context.StablePrefix;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.role.RoleId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Contexts as parts of documents. A block that is stored elsewhere stands in them as its hash.
///
/// Documents of before there were blocks hold the text of each section as a whole, and less of the
/// receipt.
final class ContextJson {

  private ContextJson() {}

  /// Writes a context.
  ///
  /// @param storedElsewhere true for blocks that are to be referred to
  static void write(JsonWriter json, RoleContext context, Predicate<TextBlock> storedElsewhere) {
    json.with("role_id", context.role().value())
        .with("role_version", context.roleVersion())
        .withObjects(
            "sections",
            context.sections(),
            (part, section) -> writeSection(part, section, storedElsewhere))
        .with("token_count", context.tokenCount())
        .withObject("manifest", context.manifest(), ContextJson::writeManifest);
  }

  /// The context of an object.
  ///
  /// @param roleVersion the version of the role, for objects that do not say it
  static RoleContext from(JsonObject json, long roleVersion, BlockTexts texts) {
    List<SectionText> sections =
        json.isObject("sections") ? wholeSections(json) : sections(json, texts);
    Long stated = json.wholeOrNull("role_version");
    return new RoleContext(
        new RoleId(json.text("role_id")),
        stated == null ? roleVersion : stated,
        sections,
        json.count("token_count"),
        manifest(json.object("manifest"), sections));
  }

  private static void writeSection(
      JsonWriter json, SectionText section, Predicate<TextBlock> storedElsewhere) {
    json.with("name", section.name())
        .withObjects(
            "blocks",
            section.blocks(),
            (part, block) -> {
              if (storedElsewhere.test(block)) {
                part.with("sha256", block.hash());
              } else {
                part.with("text", block.text()).with("lasting", block.lasting());
              }
            });
  }

  private static List<SectionText> sections(JsonObject json, BlockTexts texts) {
    Set<String> hashes = new HashSet<>();
    json.objects("sections", section -> section.objects("blocks", block -> hash(block, hashes)));
    Map<String, String> found = hashes.isEmpty() ? Map.of() : texts.find(hashes);
    return json.objects(
        "sections",
        section ->
            new SectionText(
                section.constant("name", SectionName.class),
                section.objects("blocks", block -> block(block, found))));
  }

  private static boolean hash(JsonObject block, Set<String> hashes) {
    String hash = block.textOrNull("sha256");
    return hash != null && hashes.add(hash);
  }

  private static TextBlock block(JsonObject json, Map<String, String> found) {
    String hash = json.textOrNull("sha256");
    if (hash == null) {
      return new TextBlock(json.text("text"), json.flag("lasting"));
    }
    String text = found.get(hash);
    if (text == null) {
      throw new IllegalStateException(
          "The block (%s) of a context must be stored, because a decision refers to it."
              .formatted(hash));
    }
    return new TextBlock(text, true);
  }

  private static List<SectionText> wholeSections(JsonObject json) {
    JsonObject texts = json.object("sections");
    List<SectionText> sections = new ArrayList<>();
    for (String name : texts.names()) {
      if (!texts.text(name).isEmpty()) {
        sections.add(
            new SectionText(
                SectionName.valueOf(name.toUpperCase(Locale.ROOT)),
                List.of(new TextBlock(texts.text(name), false))));
      }
    }
    return sections;
  }

  private static void writeManifest(JsonWriter json, ContextManifest manifest) {
    json.with("form", manifest.form())
        .with("tokenizer", manifest.tokenizer())
        .with("method", manifest.method())
        .with("margin", manifest.margin())
        .with("budget", manifest.budget())
        .with("reserve", manifest.reserve())
        .withObjects("sections", manifest.sections(), ContextJson::writeReport)
        .withObjects("items", manifest.items(), ContextJson::writeItem)
        .withObject("prefix", manifest.prefix(), ContextJson::writePrefix)
        .with("sha256", manifest.hash());
  }

  private static void writePrefix(JsonWriter json, StablePrefix prefix) {
    json.with("sections", prefix.sections())
        .with("tokens", prefix.tokens())
        .with("sha256", prefix.hash());
  }

  private static ContextManifest manifest(JsonObject json, List<SectionText> sections) {
    ContextForm form = json.constantOrNull("form", ContextForm.class);
    Integer reserve = json.countOrNull("reserve");
    String hash = json.textOrNull("sha256");
    return new ContextManifest(
        form == null ? ContextForm.PROMPT : form,
        json.text("tokenizer"),
        json.constant("method", TokenCounter.Method.class),
        json.has("margin") ? json.number("margin") : 0,
        json.count("budget"),
        reserve == null ? 0 : reserve,
        json.objects("sections", ContextJson::report),
        json.objectsOrNone("items", ContextJson::item),
        prefix(json.objectOrNull("prefix")),
        hash == null ? hashOf(sections) : hash);
  }

  private static String hashOf(List<SectionText> sections) {
    return TextBlock.hashOf(sections.stream().map(SectionText::text).collect(Collectors.joining()));
  }

  private static StablePrefix prefix(@Nullable JsonObject json) {
    return json == null
        ? new StablePrefix(0, 0, TextBlock.hashOf(""))
        : new StablePrefix(json.count("sections"), json.count("tokens"), json.text("sha256"));
  }

  private static void writeReport(JsonWriter json, SectionReport report) {
    json.with("name", report.name())
        .with("tokens", report.tokens())
        .with("allotted", report.allotted())
        .with("action", report.action())
        .with("reason", report.reason());
  }

  private static SectionReport report(JsonObject json) {
    Integer allotted = json.countOrNull("allotted");
    return new SectionReport(
        json.constant("name", SectionName.class),
        json.count("tokens"),
        allotted == null ? json.count("tokens") : allotted,
        json.constant("action", SectionReport.Action.class),
        json.textOrNull("reason"));
  }

  private static void writeItem(JsonWriter json, ItemReport item) {
    json.with("section", item.section())
        .with("id", item.id())
        .withLong("version", item.version())
        .with("tokens", item.tokens())
        .with("action", item.action())
        .with("reason", item.reason());
  }

  private static ItemReport item(JsonObject json) {
    return new ItemReport(
        json.constant("section", SectionName.class),
        json.text("id"),
        json.wholeOrNull("version"),
        json.count("tokens"),
        json.constant("action", SectionReport.Action.class),
        json.textOrNull("reason"));
  }
}
