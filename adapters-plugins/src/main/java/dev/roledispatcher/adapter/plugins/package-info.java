/// The plugin host: finds classifiers and role selectors, checks them, and calls them so that none
/// of them can do harm.
@NullMarked
package dev.roledispatcher.adapter.plugins;

import org.jspecify.annotations.NullMarked;
