package dev.emojistreaming.service.auth.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.emojistreaming.service.auth.Sha256;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The text of an API key: {@code es_}, an id of 8 characters, a secret of 256 random bits, and a
 * checksum by which scanners of source code recognise keys and misspelled ones are refused.
 *
 * @param id identifies the key's line in the file
 * @param text the whole key, as clients send it
 */
record ApiKeyText(String id, String text) {

  private static final String PREFIX = "es_";
  private static final int ID_BYTES = 4;
  private static final int ID_LENGTH = 2 * ID_BYTES;
  private static final int SECRET_BYTES = 32;
  private static final int CHECKSUM_LENGTH = 6;
  private static final int LENGTH = PREFIX.length() + ID_LENGTH + 1 + 43 + 1 + CHECKSUM_LENGTH;

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** A new key. */
  static ApiKeyText random(SecureRandom random) {
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    String idText = HexFormat.of().formatHex(id);
    String start = PREFIX + idText + '_' + BASE64.encodeToString(secret) + '_';
    return new ApiKeyText(idText, start + checksum(start));
  }

  /** Whether a credential is meant to be a key. */
  static boolean isMeant(String credential) {
    return credential.startsWith(PREFIX);
  }

  /** Reads a key; empty if it is misspelled. */
  static Optional<ApiKeyText> parse(String credential) {
    if (credential.length() != LENGTH || !isMeant(credential)) {
      return Optional.empty();
    }
    int checksum = LENGTH - CHECKSUM_LENGTH;
    return credential.substring(checksum).equals(checksum(credential.substring(0, checksum)))
        ? Optional.of(
            new ApiKeyText(
                credential.substring(PREFIX.length(), PREFIX.length() + ID_LENGTH), credential))
        : Optional.empty();
  }

  private static String checksum(String start) {
    CRC32 crc = new CRC32();
    crc.update(start.getBytes(US_ASCII));
    return BASE64.encodeToString(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  /** The SHA-256 of the whole key: it has enough random bits for a hash without salt. */
  byte[] hash() {
    return Sha256.of(text.getBytes(US_ASCII));
  }

  /** The id alone: the key is a secret. */
  @Override
  public String toString() {
    return PREFIX + id;
  }
}
