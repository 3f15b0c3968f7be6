/// What my-classifier promises.
@NullMarked
package com.example.plugin;

import org.jspecify.annotations.NullMarked;
