package com.example.hours;

import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.PluginSettings;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.spi.SpiVersion;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes the selector `working-hours`.
public final class WorkingHoursFactory implements RoleSelectorFactory {

  static final String HOURS = "hours";
  static final String HOURS_FILE = "hours-file";

  @Override
  public PluginDescriptor descriptor() {
    return new PluginDescriptor(
        "working-hours",
        "1.0.0",
        SpiVersion.CURRENT,
        "Prefers roles that are at work when the task comes in.",
        List.of(
            PluginOption.of(
                HOURS,
                PluginOption.Type.TEXT,
                "{}",
                "Shifts by role as YAML: {ann: {zone: Europe/Berlin, from: \"09:00\", to: \"17:00\"}}."),
            PluginOption.of(
                HOURS_FILE,
                PluginOption.Type.PATH,
                null,
                "A UTF-8 file that holds the same; it takes the place of hours.")));
  }

  @Override
  public RoleSelector create(PluginContext context) {
    Rota rota = Rota.parse(text(context.settings()));
    context
        .logger()
        .log(
            Level.INFO, "Read the hours of {0} roles with {1}.", rota.shifts().size(), Rota.READER);
    return new WorkingHours(rota);
  }

  private static String text(PluginSettings settings) {
    return settings
        .path(HOURS_FILE)
        .map(WorkingHoursFactory::read)
        .or(() -> settings.text(HOURS))
        .orElseThrow();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new PluginException("Cannot read %s as UTF-8.".formatted(file), e);
    }
  }
}
