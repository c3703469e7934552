/**
 * Requests made from an OpenAPI document, valid and broken, and the check that every answer is
 * documented.
 *
 * <p>The integration tests of the services call {@link
 * dev.emojistreaming.fuzzkit.openapi.DocumentCheck}, with the document that the program serves. It
 * sends {@code Request}s of {@code RequestMaker} over a {@code Connection} and compares each {@code
 * Answer} with the {@code Operation} in the {@code OpenApiDocument}. The rule: the document is the
 * only source of what is right; nothing here knows a path of a service.
 */
@NullMarked
package dev.emojistreaming.fuzzkit.openapi;

import org.jspecify.annotations.NullMarked;
