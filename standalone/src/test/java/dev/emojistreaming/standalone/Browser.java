package dev.emojistreaming.standalone;

import static dev.emojistreaming.testkit.machine.Requirements.require;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, headless; it collects what fails on its pages. */
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final List<String> errors = new ArrayList<>();

  /** Configures fontconfig without the fonts that have colours. */
  private static final String NO_EMOJI_FONT =
      """
      <?xml version="1.0"?>
      <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig>
        <include>/etc/fonts/fonts.conf</include>
        <selectfont><rejectfont>
          <pattern><patelt name="color"><bool>true</bool></patelt></pattern>
        </rejectfont></selectfont>
      </fontconfig>
      """;

  private Browser(Map<String, String> variables) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(ARGUMENTS)
                    .setEnv(variables));
  }

  /** Starts the browser; if it is not installed, the test is skipped, or fails in CI. */
  static Browser start() {
    return start(System.getenv());
  }

  /** Starts it like {@link #start()}, on a system without an emoji font. */
  static Browser withoutEmojiFont() throws IOException {
    Path configuration =
        Files.writeString(Path.of("target", "no-emoji-font.conf"), NO_EMOJI_FONT).toAbsolutePath();
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("FONTCONFIG_FILE", configuration.toString());
    return start(variables);
  }

  private static Browser start(Map<String, String> variables) {
    require(
        Files.isExecutable(CHROMIUM),
        "there is no " + CHROMIUM + "; apt-get install chromium fonts-noto-color-emoji");
    return new Browser(variables);
  }

  Page desktop(ColorScheme scheme) {
    return page(1280, 800, scheme, ReducedMotion.NO_PREFERENCE);
  }

  Page phone(ColorScheme scheme) {
    return page(390, 844, scheme, ReducedMotion.NO_PREFERENCE);
  }

  Page calmPhone() {
    return page(390, 844, ColorScheme.LIGHT, ReducedMotion.REDUCE);
  }

  /** Pages that share one browser's connections. */
  List<Page> tabs(int number) {
    Page first = desktop(ColorScheme.LIGHT);
    List<Page> tabs = new ArrayList<>(List.of(first));
    while (tabs.size() < number) {
      tabs.add(watched(first.context().newPage()));
    }
    return tabs;
  }

  private Page page(int width, int height, ColorScheme scheme, ReducedMotion motion) {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(motion));
    return watched(context.newPage());
  }

  private Page watched(Page page) {
    page.onPageError(error -> errors.add(page.url() + " " + error));
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            errors.add(page.url() + " " + message.text());
          }
        });
    return page;
  }

  /** Closes all pages. */
  void closePages() {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
  }

  /** Script errors on all pages so far, and what their security policies refused. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** Errors like {@link #errors()}, which are then forgotten. */
  List<String> takeErrors() {
    List<String> taken = errors();
    errors.clear();
    return taken;
  }

  static void screenshot(Page page, String name) {
    screenshot(page, Path.of("target", "screenshots", name + ".png"));
  }

  static void screenshot(Page page, Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
