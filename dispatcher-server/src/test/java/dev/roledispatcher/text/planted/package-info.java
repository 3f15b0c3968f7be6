/// Violations that the rules must find.
@NullMarked
package dev.roledispatcher.text.planted;

import org.jspecify.annotations.NullMarked;
