/// What a plugin author implements and what the host hands over: classifiers and role selectors.
///
/// What the host builds is an interface and may gain methods; what a plugin builds is a record,
/// whose constructors stay. Ids, capabilities and priorities cross this border as plain strings.
@NullMarked
package dev.roledispatcher.spi;

import org.jspecify.annotations.NullMarked;
