package com.example.hours;

import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.testkit.RoleSelectorContract;
import java.util.Map;

/// Everything the server relies on.
class WorkingHoursContractTest extends RoleSelectorContract {

  @Override
  protected RoleSelectorFactory factory() {
    return new WorkingHoursFactory();
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "hours",
        """
        role-0000: {zone: Europe/Berlin, from: "09:00", to: "17:00"}
        role-0001: {zone: America/New_York, from: "09:00", to: "17:00"}
        role-0002: {zone: Asia/Tokyo, from: "22:00", to: "06:00", days: [saturday, sunday]}
        """);
  }
}
