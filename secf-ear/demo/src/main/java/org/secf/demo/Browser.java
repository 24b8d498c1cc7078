package org.secf.demo;

import java.io.IOException;
import java.net.URI;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlPasswordInput;
import org.htmlunit.html.HtmlTextInput;

/** Logs in as a person with a browser does: pages, forms, scripts and cookies. */
final class Browser {

    private static final int PATIENCE_MILLIS = 30_000;

    private Browser() {}

    /** Asks for {@code resource}, logs in where it is sent, and answers what it got in the end. */
    static String logIn(URI resource, String name, String password) throws IOException, DemoFailedException {
        try (WebClient browser = new WebClient()) {
            browser.getOptions().setTimeout(PATIENCE_MILLIS);
            browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
            Page first = browser.getPage(resource.toURL());
            HtmlPage form = html(first, "a login form");
            HtmlTextInput username = form.getHtmlElementById("username");
            HtmlPasswordInput secret = form.getHtmlElementById("password");
            username.type(name);
            secret.type(password);
            form.getHtmlElementById("submit").click();
            browser.waitForBackgroundJavaScript(PATIENCE_MILLIS);
            return json(browser.getCurrentWindow().getEnclosedPage());
        }
    }

    private static HtmlPage html(Page page, String expected) throws DemoFailedException {
        if (page instanceof HtmlPage found) {
            return found;
        }
        throw unexpected(page, expected);
    }

    private static String json(Page page) throws DemoFailedException {
        if (page.getWebResponse().getContentType().startsWith("application/json")) {
            return page.getWebResponse().getContentAsString();
        }
        throw unexpected(page, "application/json");
    }

    private static DemoFailedException unexpected(Page page, String expected) {
        return new DemoFailedException("Expected " + expected + ", received status "
                + page.getWebResponse().getStatusCode() + " and "
                + page.getWebResponse().getContentType() + " from " + page.getUrl());
    }
}
