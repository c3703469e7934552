/**
 * A container engine, as a fallback where no container runtime exists: it builds images with
 * buildah and runs them with runc, without a daemon and without a registry.
 *
 * <p>The tests need it because an image is only tested by building it and by running it as its
 * user, with its entry point, and with the limits, mounts and network of {@code compose.yaml}.
 * Machines that have Docker run Compose itself, see {@code docs/compose.md}. Base images cannot be
 * downloaded everywhere: {@code BaseImages} makes stand-ins with the same names from this machine's
 * Debian packages ({@code DebianRoot}) and its Java. Every instruction of our Dockerfiles is
 * executed; the contents of the real base images are not tested.
 *
 * <p>{@code ContainerImages} is the test. {@code Buildah} owns the images and their files, {@code
 * Runc} the containers with their {@code RuntimeConfiguration}, {@code Network} the addresses;
 * {@code Workspace} removes all of it. {@code ComposedContainers} starts the services of the
 * Compose file as {@code Container}s. Only {@code Service} reads that file, only {@code Image}
 * reads an image's configuration, only {@code Launch} knows the defaults of Docker, and only {@code
 * Command} starts programs. {@code ServiceImages} lists our Dockerfiles.
 */
@NullMarked
package dev.emojistreaming.deployment.image;

import org.jspecify.annotations.NullMarked;
