package org.secf.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium with an empty profile: it runs scripts, obeys each page's policy and keeps cookies as browsers do. */
public final class RealBrowser implements AutoCloseable {

    private static final File BROWSER = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int MOST_TABS = 50;

    private final ChromeDriverService service;
    private final RemoteWebDriver driver;

    private RealBrowser(ChromeDriverService service, RemoteWebDriver driver) {
        this.service = service;
        this.driver = driver;
    }

    /** Starts it. Where it is not installed, the test is skipped; on a build server, which has the variable {@code CI}, it fails. */
    public static RealBrowser start() {
        return start("en");
    }

    /** The same, of somebody who reads those languages. */
    public static RealBrowser start(String languages) {
        boolean isInstalled = BROWSER.canExecute() && DRIVER.canExecute();
        String advice = "expected " + BROWSER + " and " + DRIVER + "; run: apt-get install chromium chromium-driver";
        if (System.getenv("CI") != null) {
            assertThat(isInstalled).as(advice).isTrue();
        }
        assumeTrue(isInstalled, advice);
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build();
        try {
            service.start();
            // Not a ChromeDriver: that one wants Selenium's manager, which fetches browsers and drivers.
            return new RealBrowser(service, new RemoteWebDriver(service.getUrl(), options(languages), false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes to an address. */
    public void open(String address) {
        driver.get(address);
    }

    /** Goes to an address in a tab of its own, and tells that tab. */
    public String openTab(String address) {
        driver.switchTo().newWindow(WindowType.TAB);
        driver.get(address);
        return driver.getWindowHandle();
    }

    /** Turns to a tab. */
    public void turnTo(String tab) {
        driver.switchTo().window(tab);
    }

    /** Gives it an authenticator. */
    public BrowserAuthenticator plugInAuthenticator() {
        return BrowserAuthenticator.in(driver);
    }

    /** Types into the field of that name. */
    public void fill(String field, String text) {
        await(By.name(field)).sendKeys(text);
    }

    /** The value of a cookie of the page. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(driver.manage().getCookieNamed(name)).map(Cookie::getValue);
    }

    /** Waits until the page says so, and tells all that it says; while one page gives way to the next, the driver fails in several ways. */
    public String awaitText(String text) {
        patient()
                .ignoring(WebDriverException.class)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
        return text();
    }

    /** Waits for the login form, and for everything before it that posts itself. */
    public void awaitLoginForm() {
        await(By.name("password"));
    }

    /** Types name and password into the login form, and sends it. */
    public void logIn(User user) {
        await(By.name("username")).sendKeys(user.name());
        await(By.name("password")).sendKeys(user.password());
        press("button[type=submit]");
    }

    /** Types into a field, and sends its form. */
    public void answer(String field, String text) {
        await(By.name(field)).sendKeys(text + Keys.ENTER);
    }

    /** Presses a button. */
    public void press(String selector) {
        await(By.cssSelector(selector)).click();
    }

    /** Waits until the page shows what the selector names. */
    public void awaitShown(String selector) {
        await(By.cssSelector(selector));
    }

    /** The JSON object that an address ends with, once the browser is there. */
    public JsonObject jsonAt(String address) {
        patient().until(ExpectedConditions.urlToBe(address));
        try (JsonReader reader =
                Json.createReader(new StringReader(await(By.tagName("pre")).getText()))) {
            return reader.readObject();
        }
    }

    /** All the page's text. */
    public String text() {
        return await(By.tagName("body")).getText();
    }

    /** Presses keys, wherever the focus is. */
    public void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Goes on by the tabulator key to the element that shows a text. */
    public void tabTo(String text) {
        for (int i = 0; i < MOST_TABS; i++) {
            type(Keys.TAB);
            if (driver.switchTo().activeElement().getText().contains(text)) {
                return;
            }
        }
        throw new AssertionError("nothing that the keyboard reaches shows " + text);
    }

    /** The language that the page says it is in. */
    public String language() {
        return String.valueOf(await(By.tagName("html")).getDomAttribute("lang"));
    }

    /** Where it is, once that begins so. */
    public String awaitAddress(String beginning) {
        patient().until(browser -> String.valueOf(browser.getCurrentUrl()).startsWith(beginning));
        return String.valueOf(driver.getCurrentUrl());
    }

    /** Keeps a picture of the page beside the test results. */
    public void picture(String name) {
        try {
            Path folder = Files.createDirectories(Site.target().resolve("pictures"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } finally {
            service.stop();
        }
    }

    private WebElement await(By element) {
        return patient().until(ExpectedConditions.visibilityOfElementLocated(element));
    }

    private WebDriverWait patient() {
        return new WebDriverWait(driver, PATIENCE);
    }

    private static ChromeOptions options(String languages) {
        try {
            Path profiles = Files.createDirectories(Site.target().resolve("profiles"));
            ChromeOptions options = new ChromeOptions();
            options.setBinary(BROWSER);
            options.setExperimentalOption("prefs", Map.of("intl.accept_languages", languages));
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--window-size=1000,800",
                    "--user-data-dir=" + Files.createTempDirectory(profiles, "chromium"));
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
