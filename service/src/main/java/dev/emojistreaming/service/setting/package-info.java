/**
 * How ingest and feed read their settings from SmallRye Config.
 *
 * <p>The services' converters extend {@link dev.emojistreaming.service.setting.SettingConverter};
 * Quarkus calls them, and {@code UnknownVariableWarning} at start. It calls {@code
 * contract.setting}, which has the rules and the messages.
 *
 * <p>Its rule: this package names no setting.
 */
@NullMarked
package dev.emojistreaming.service.setting;

import org.jspecify.annotations.NullMarked;
