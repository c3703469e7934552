package dev.emojistreaming.feed.query;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the program as it was built, a jar or a native executable. */
@QuarkusIntegrationTest
class QueryResourcesIT extends QueryResourcesTest {}
