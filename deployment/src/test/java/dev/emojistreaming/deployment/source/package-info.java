/**
 * Tests of the sources of all modules. {@link dev.emojistreaming.deployment.source.PackageMapsTest}
 * reads each package's {@code package-info} as text. Rule: nothing is compiled or loaded.
 */
@NullMarked
package dev.emojistreaming.deployment.source;

import org.jspecify.annotations.NullMarked;
