/// The example of the README, as a plugin author would write it.
@NullMarked
package dev.roledispatcher.testkit.example;

import org.jspecify.annotations.NullMarked;
