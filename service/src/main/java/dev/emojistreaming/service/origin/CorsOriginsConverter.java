package dev.emojistreaming.service.origin;

import dev.emojistreaming.service.setting.SettingConverter;

/** Reads {@code CORS_ORIGINS}, a setting of ingest and feed. */
public final class CorsOriginsConverter extends SettingConverter<AllowedOrigins> {

  /** Called by the configuration. */
  public CorsOriginsConverter() {
    super(text -> AllowedOrigins.parse("CORS_ORIGINS", text));
  }

  @Override
  public AllowedOrigins convert(String value) {
    return read(value);
  }
}
