/// The plugin my-classifier.
@NullMarked
package com.example.plugin;

import org.jspecify.annotations.NullMarked;
