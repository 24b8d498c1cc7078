package org.secf.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.openqa.selenium.virtualauthenticator.Credential;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Parts;
import org.secf.password.FormMechanismFactory;
import org.secf.password.PasswordFile;
import org.secf.password.PasswordHash;
import org.secf.webauthn.testing.ServedSite;
import org.secf.webauthn.testing.Site;

/**
 * A real browser with an authenticator of its own: it runs our script under our policy, and asks the authenticator as browsers do. Where Chromium is not installed
 * this is skipped; on a build server, which has the variable {@code CI}, it fails.
 */
class ChromiumTest {

    private static final File BROWSER = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path folder;

    private ServedSite site;
    private ChromeDriverService service;
    private RemoteWebDriver browser;
    private VirtualAuthenticator authenticator;

    @BeforeEach
    void start() throws IOException {
        boolean isInstalled = BROWSER.canExecute() && DRIVER.canExecute();
        if (System.getenv("CI") != null) {
            assertThat(isInstalled)
                    .as("apt-get install chromium chromium-driver")
                    .isTrue();
        }
        assumeTrue(isInstalled, "no " + BROWSER);
        site = new ServedSite();
        site.with(form(), 0).with(webauthn(), 10).start();
        service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build();
        service.start();
        browser = new RemoteWebDriver(service.getUrl(), options(), false);
        authenticator = browser.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
    }

    @AfterEach
    void stop() {
        try {
            if (browser != null) {
                browser.quit();
            }
        } finally {
            if (service != null) {
                service.stop();
            }
            if (site != null) {
                site.close();
            }
        }
    }

    private Mechanism form() throws IOException {
        Path users = folder.resolve("users");
        Files.createFile(users, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        PasswordHash hash = PasswordHash.of(PASSWORD.toCharArray(), new SecureRandom());
        Files.writeString(users, PasswordFile.line("alice", hash, List.of("staff")) + "\n");
        return Site.mechanism(
                new FormMechanismFactory(),
                Parts.none(),
                "password-file=file:" + users,
                "accept-plain-http=true",
                "login-page=/password.html");
    }

    private Mechanism webauthn() {
        return Site.mechanism(
                new WebAuthnMechanismFactory(),
                Parts.none(),
                "base-url=" + site.base(),
                "credentials=file:" + folder.resolve("credentials"));
    }

    private ChromeOptions options() throws IOException {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER);
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
                "--lang=en",
                "--user-data-dir=" + Files.createDirectory(folder.resolve("profile")));
        return options;
    }

    private void logInByPassword() {
        browser.get(site.base() + "/password.html");
        await(By.name("j_username")).sendKeys("alice");
        await(By.name("j_password")).sendKeys(PASSWORD);
        press();
        patient().until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), "alice"));
    }

    private void register() {
        logInByPassword();
        browser.get(site.base() + "/webauthn/register?target=%2Fenabler%2Fwho");
        press();
        awaitText("/who alice");
    }

    private void logOut() {
        browser.manage().deleteAllCookies();
    }

    private void press() {
        await(By.tagName("button")).click();
    }

    private WebElement await(By element) {
        return patient().until(ExpectedConditions.visibilityOfElementLocated(element));
    }

    private void awaitText(String text) {
        patient().until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    private String alert() {
        return patient().until(driver -> {
            String text = driver.findElement(By.cssSelector("[role=alert]")).getText();
            return text.isEmpty() ? null : text;
        });
    }

    /** While one page gives way to the next, the driver fails in several ways. */
    private FluentWait<WebDriver> patient() {
        return new WebDriverWait(browser, PATIENCE).ignoring(WebDriverException.class);
    }

    @Test
    void registersAnAuthenticatorThenStepsUpByItThenLogsInByIt() {
        register();
        browser.get(site.base() + "/payments");
        assertThat(browser.getCurrentUrl()).startsWith(site.base() + "/webauthn/step-up?target=");
        press();
        awaitText("/payments alice [staff] phr by webauthn");

        logOut();
        browser.get(site.base() + "/who");
        assertThat(browser.getCurrentUrl()).startsWith(site.base() + "/webauthn/login?target=");
        press();
        awaitText("/who alice [] phr by webauthn");
        assertThat(site.refusals()).isEmpty();
    }

    @Test
    void saysThatItIsNotAcceptedWhereACopyOfTheAuthenticatorComes() {
        register();
        logOut();
        browser.get(site.base() + "/who");
        press();
        awaitText("/who alice");
        Credential original = authenticator.getCredentials().get(0);
        authenticator.removeAllCredentials();
        authenticator.addCredential(Credential.createResidentCredential(
                original.getId(),
                String.valueOf(original.getRpId()),
                original.getPrivateKey(),
                Objects.requireNonNull(original.getUserHandle()),
                0));

        logOut();
        browser.get(site.base() + "/who");
        press();

        assertThat(alert()).startsWith("The sign-in was not accepted.");
        assertThat(site.refusals()).containsExactly("COUNT_WENT_BACK");
    }

    @Test
    void saysThatItWasCancelledWhereTheUserIsNotVerified() {
        register();
        logOut();
        authenticator.setUserVerified(false);
        browser.get(site.base() + "/who");
        press();

        assertThat(alert()).startsWith("The sign-in was cancelled");
        assertThat(browser.findElement(By.tagName("button")).isEnabled()).isTrue();
    }
}
