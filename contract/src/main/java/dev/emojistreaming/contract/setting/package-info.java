/**
 * How a setting is written: the same durations, sizes and messages in every program.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.contract.setting.DurationText} and {@link
 *       dev.emojistreaming.contract.setting.SizeText} read and write {@code 10s} and {@code 64M}.
 *   <li>{@link dev.emojistreaming.contract.setting.DurationSetting}, {@link
 *       dev.emojistreaming.contract.setting.SizeSetting} and {@link
 *       dev.emojistreaming.contract.setting.NumberSetting} add a name and bounds, {@link
 *       dev.emojistreaming.contract.setting.TextSetting} a name; {@link
 *       dev.emojistreaming.contract.setting.InvalidSettingException} has the one message for a bad
 *       value.
 *   <li>{@link dev.emojistreaming.contract.setting.UnknownVariables} finds misspelled variables,
 *       {@link dev.emojistreaming.contract.setting.UndecodedVariables} those in another charset.
 *   <li>{@link dev.emojistreaming.contract.setting.ExecutableFolder} chooses where native libraries
 *       are unpacked.
 * </ul>
 *
 * <p>The programs' converters (Quarkus, picocli) and the Spark job's settings call it. It knows no
 * framework and reads no environment itself.
 */
@NullMarked
package dev.emojistreaming.contract.setting;

import org.jspecify.annotations.NullMarked;
