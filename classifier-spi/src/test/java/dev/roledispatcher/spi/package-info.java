/// Tests of what plugins build and cannot build wrongly.
@NullMarked
package dev.roledispatcher.spi;

import org.jspecify.annotations.NullMarked;
