package io.eternalengine.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.eternalengine.reporting.Messages.ENGINE;
import static io.eternalengine.reporting.Messages.START_MS;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.testkit.InfrastructureTestResource;
import io.eternalengine.topics.Topic;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser; what it shows arrives by push after the page was opened. */
@QuarkusTest
@WithTestResource(value = InfrastructureTestResource.class, scope = TestResourceScope.GLOBAL)
class DashboardTest {
    private static final ContainsTextOptions PATIENTLY =
            new ContainsTextOptions().setTimeout((double) Waiting.LIMIT.toMillis());
    private static final long YEAR_2030_MS = 1_893_456_000_000L;
    private static final int PHONE_WIDTH = 390;

    private static Browser browser;

    @Inject
    Topics topics;

    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void startBrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
    }

    @BeforeEach
    void openPage() {
        page = browser.chromium()
                .newPage(new com.microsoft.playwright.Browser.NewPageOptions()
                        .setColorScheme(ColorScheme.DARK)
                        .setViewportSize(1440, 900));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(ReportingApi.uri("/").toString());
    }

    @AfterEach
    void closePage() {
        page.close();
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void showsEquityBreakerAndReasonsByPushWithoutReload() {
        assertThat(page.locator("#connection")).containsText("Live", PATIENTLY);
        page.evaluate("window.opened = 'once'");

        topics.publish(
                Topic.RISK_REPORTS,
                "ALL",
                Messages.report(YEAR_2030_MS, "41234.567", "0.2345", 3, RiskParameters.defaults())
                        .build());
        topics.publish(Topic.RISK_COMMANDS, "ALL", Messages.breakerMoved(2, 3, "0.2345"));
        topics.publish(
                Topic.DECISIONS,
                ENGINE,
                Messages.decision(20_000_000, "reduction", "half of the holdings is sold: breaker level 3")
                        .setAccount("DASHBOARD")
                        .addIntents(Messages.intent("pushed"))
                        .build());
        topics.publish(
                Topic.ORDER_EVENTS,
                ENGINE,
                Messages.order("pushed", OrderState.ORDER_STATE_FILLED, YEAR_2030_MS - START_MS)
                        .build());

        assertThat(page.locator("#equity")).containsText("41,234.57USDT", PATIENTLY);
        assertThat(page.locator("#drawdown")).containsText("23.45 %", PATIENTLY);
        assertThat(page.locator("#breaker-level")).containsText("3 ALERT", PATIENTLY);
        assertThat(page.locator("#rungs li[data-active=true]")).hasCount(3);
        assertThat(page.locator("#rungs li[data-level='3']")).containsText("50 % of CORE-HODL goes to stables");
        var decision = page.locator("#decisions li").filter(new FilterOptions().setHasText("decision 20,000,000"));
        assertThat(decision).containsText("half of the holdings is sold: breaker level 3", PATIENTLY);
        assertThat(decision).containsText("reduction");
        assertThat(decision).containsText("close 7911.43");
        assertThat(decision).containsText("filled", PATIENTLY);
        assertThat(page.locator("#orders li").first()).containsText("BTCUSDT", PATIENTLY);
        assertThat(page.locator("#equity-chart canvas")).isVisible();
        Assertions.assertThat(page.evaluate("window.opened")).isEqualTo("once");
        photograph("dashboard-dark");
    }

    @Test
    void showsWhatAMessageSaysAsTextOnly() {
        String hostile = "<img src=x onerror=\"document.title='taken'\">";

        topics.publish(
                Topic.DECISIONS,
                ENGINE,
                Messages.decision(20_000_001, "hostile", hostile)
                        .setAccount("DASHBOARD")
                        .build());

        assertThat(page.locator("#decisions")).containsText(hostile, PATIENTLY);
        assertThat(page.locator("#decisions img")).hasCount(0);
    }

    @Test
    void fitsAPhone() {
        try (var context = browser.chromium()
                .newContext(new NewContextOptions()
                        .setColorScheme(ColorScheme.LIGHT)
                        .setViewportSize(PHONE_WIDTH, 844))) {
            page.close();
            page = context.newPage();
            page.navigate(ReportingApi.uri("/").toString());
            assertThat(page.locator("#connection")).containsText("Live", PATIENTLY);
            topics.publish(
                    Topic.RISK_REPORTS,
                    "ALL",
                    Messages.report(YEAR_2030_MS, "41234.567", "0.2345", 3, RiskParameters.defaults())
                            .build());
            assertThat(page.locator("#rungs li"))
                    .hasCount(4, new HasCountOptions().setTimeout((double) Waiting.LIMIT.toMillis()));

            Object width = page.evaluate("document.documentElement.scrollWidth");

            photograph("dashboard-phone");
            Assertions.assertThat(width).isEqualTo(PHONE_WIDTH);
        }
    }

    private void photograph(String name) {
        page.screenshot(
                new ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
