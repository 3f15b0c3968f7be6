/// What built-in plugins share for reading text.
@NullMarked
package dev.roledispatcher.text;

import org.jspecify.annotations.NullMarked;
