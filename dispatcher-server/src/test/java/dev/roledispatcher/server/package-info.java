/// Tests of the assembly.
@NullMarked
package dev.roledispatcher.server;

import org.jspecify.annotations.NullMarked;
