package dev.emojistreaming.standalone;

import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * The pixels of a text in magenta on a light ground. A glyph of an emoji font has its own colours,
 * and a glyph of a text font, such as a letter or a box, is magenta.
 *
 * @param magenta number of pixels in the colour of the text
 * @param other number of pixels in other colours, except light ones
 */
record Ink(long magenta, long other) {

  private static final int MIN_DIFFERENCE = 64;
  private static final int LIGHT = 200;
  private static final int MIN_PIXELS = 100;

  /** Makes the texts in an element magenta. */
  static void prepare(Locator element) {
    element.evaluate("element => { element.style.color = '#f0f'; }");
  }

  /**
   * @param png a picture's file
   */
  static Ink of(byte[] png) {
    BufferedImage picture = read(png);
    int width = picture.getWidth();
    int[] pixels =
        IntStream.range(0, width * picture.getHeight())
            .map(pixel -> picture.getRGB(pixel % width, pixel / width))
            .toArray();
    return new Ink(
        IntStream.of(pixels).filter(Ink::isMagenta).count(),
        IntStream.of(pixels).filter(pixel -> !isMagenta(pixel) && !isLight(pixel)).count());
  }

  /** Whether all emojis of the picture have their own colours. */
  boolean isOfEmojis() {
    return magenta == 0 && other > MIN_PIXELS;
  }

  private static BufferedImage read(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isMagenta(int pixel) {
    return Math.min(red(pixel), blue(pixel)) - green(pixel) > MIN_DIFFERENCE;
  }

  private static boolean isLight(int pixel) {
    return Math.min(red(pixel), Math.min(green(pixel), blue(pixel))) > LIGHT;
  }

  private static int red(int pixel) {
    return pixel >> 16 & 0xff;
  }

  private static int green(int pixel) {
    return pixel >> 8 & 0xff;
  }

  private static int blue(int pixel) {
    return pixel & 0xff;
  }
}
