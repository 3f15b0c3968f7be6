package com.example.terms;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.PluginSettings;
import dev.roledispatcher.spi.SpiVersion;
import java.lang.System.Logger.Level;
import java.util.List;

/// Makes the classifier `domain-terms`.
public final class DomainTermsFactory implements ClassifierFactory {

  static final String TERMS = "terms";
  static final String TERMS_FILE = "terms-file";
  static final String SIGNING_KEY = "signing-key";
  static final String CONFIDENCE = "confidence";

  @Override
  public PluginDescriptor descriptor() {
    return new PluginDescriptor(
        "domain-terms",
        "1.0.0",
        SpiVersion.CURRENT,
        "Decides by the terms of your trade, and abstains where it finds none.",
        List.of(
            PluginOption.of(
                TERMS,
                PluginOption.Type.TEXT,
                null,
                "The terms of each class as YAML, for instance {ai_primary: [meter reading]}."),
            PluginOption.of(
                TERMS_FILE,
                PluginOption.Type.PATH,
                null,
                "A UTF-8 file that holds the same, instead of terms."),
            new PluginOption(
                SIGNING_KEY,
                PluginOption.Type.TEXT,
                null,
                "When set, terms-file is used only if <terms-file>.hmac holds its HMAC-SHA256.",
                true),
            PluginOption.of(
                CONFIDENCE,
                PluginOption.Type.DECIMAL,
                "0.9",
                "The confidence where all terms found agree, 0 to 1.")));
  }

  @Override
  public Classifier create(PluginContext context) {
    PluginSettings settings = context.settings();
    Terms terms = Terms.parse(text(settings));
    context.logger().log(Level.INFO, "Knows {0} terms.", terms.size());
    return new DomainTerms(terms, confidence(settings));
  }

  private static String text(PluginSettings settings) {
    if (settings.text(TERMS).isPresent() == settings.path(TERMS_FILE).isPresent()) {
      throw new PluginException("Either terms or terms-file must be set, and not both.");
    }
    return settings
        .text(TERMS)
        .orElseGet(() ->
            TermsFile.read(settings.path(TERMS_FILE).orElseThrow(), settings.text(SIGNING_KEY)));
  }

  private static double confidence(PluginSettings settings) {
    double confidence = settings.decimal(CONFIDENCE);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new PluginException(
          "The option confidence (%s) must be from 0 to 1.".formatted(confidence));
    }
    return confidence;
  }
}
