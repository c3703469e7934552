package dev.emojistreaming.feed.font;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same tests, of the packaged program: a jar or a native executable. */
@QuarkusIntegrationTest
class EmojiFontIT extends EmojiFontTest {}
