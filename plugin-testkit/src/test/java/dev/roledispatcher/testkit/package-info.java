/// Tests of the test kit: fakes that are true, contracts that catch every broken plugin.
@NullMarked
package dev.roledispatcher.testkit;

import org.jspecify.annotations.NullMarked;
