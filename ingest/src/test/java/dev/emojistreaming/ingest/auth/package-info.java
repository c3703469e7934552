/** Tests of who may send reactions. */
package dev.emojistreaming.ingest.auth;
