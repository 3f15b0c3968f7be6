/// What a plugin author needs to test a plugin: the contracts it must keep and fakes of what the
/// host hands over.
@NullMarked
package dev.roledispatcher.testkit;

import org.jspecify.annotations.NullMarked;
