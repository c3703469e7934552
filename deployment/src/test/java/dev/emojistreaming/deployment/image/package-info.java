/**
 * The container images: built from our Dockerfiles by buildah, and run by runc as {@code
 * compose.yaml} says, by their own entry points and without a daemon. What they build on cannot be
 * downloaded everywhere, so stand-ins of the same names take its place, made from this machine's
 * Debian packages and its Java; every instruction of ours is carried out.
 *
 * <p>{@code Buildah} owns the images and their files, {@code Runc} the containers, {@code Network}
 * how they reach each other; {@code Workspace} takes all of it away. {@code Service} alone knows
 * the file, {@code Launch} alone what Docker does.
 */
@NullMarked
package dev.emojistreaming.deployment.image;

import org.jspecify.annotations.NullMarked;
