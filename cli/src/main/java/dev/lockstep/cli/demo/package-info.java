/** The demo: two projects, an example model, and its way from one to the other, told step by step. */
@NullMarked
package dev.lockstep.cli.demo;

import org.jspecify.annotations.NullMarked;
