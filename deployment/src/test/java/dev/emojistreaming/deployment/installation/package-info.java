/**
 * The chart's pods as processes of this machine: the real programs, with the variables, the
 * arguments, the ports and the files that their manifests give them, before a broker that lets in
 * whom the manifests say.
 */
@NullMarked
package dev.emojistreaming.deployment.installation;

import org.jspecify.annotations.NullMarked;
