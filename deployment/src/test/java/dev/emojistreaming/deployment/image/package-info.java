/**
 * The container images: built from our Dockerfiles by buildah, without a daemon, and run by their
 * own entry points. What they build on cannot be downloaded everywhere, so stand-ins of the same
 * names take its place, made from this machine's Debian packages and its Java; every instruction of
 * ours is carried out.
 */
@NullMarked
package dev.emojistreaming.deployment.image;

import org.jspecify.annotations.NullMarked;
