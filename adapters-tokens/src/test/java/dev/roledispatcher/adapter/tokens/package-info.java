/// Tests of counting tokens.
@NullMarked
package dev.roledispatcher.adapter.tokens;

import org.jspecify.annotations.NullMarked;
