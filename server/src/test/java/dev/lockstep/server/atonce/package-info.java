/** Several who use a project at once: applies, writers, readers and other programs. */
@NullMarked
package dev.lockstep.server.atonce;

import org.jspecify.annotations.NullMarked;
