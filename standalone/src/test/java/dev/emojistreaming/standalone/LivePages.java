package dev.emojistreaming.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** The parts that the feed's pages have in common. */
final class LivePages {

  static final LocatorAssertions.HasTextOptions TEXT_TIMEOUT =
      new LocatorAssertions.HasTextOptions().setTimeout(30_000);

  private static final LocatorAssertions.HasAttributeOptions ATTRIBUTE_TIMEOUT =
      new LocatorAssertions.HasAttributeOptions().setTimeout(30_000);

  private LivePages() {}

  /** Opens a page and returns it when its stream is live. */
  static Page openLive(Page page, String address) {
    page.navigate(address);
    assertState(page, "live");
    return page;
  }

  static void assertState(Page page, String state) {
    PlaywrightAssertions.assertThat(page.locator("#state"))
        .hasAttribute("data-state", state, ATTRIBUTE_TIMEOUT);
  }

  static void assertAccessible(Page page) {
    List<String> violations =
        new AxeBuilder(page).analyze().getViolations().stream().map(LivePages::describe).toList();
    assertThat(violations).isEmpty();
  }

  private static String describe(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().get(0).getHtml();
  }

  /** The button that sends an emoji. */
  static Locator button(Page page, String emoji) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(emoji));
  }
}
