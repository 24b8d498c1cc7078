package org.secf.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.htmlunit.BrowserVersion;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.Cookie;
import org.htmlunit.util.NameValuePair;

/** A browser without scripts: forms that a script would post are handed out, so that a test may alter, delay or mislay them. */
public final class Browser implements AutoCloseable {

    private static final int TIMEOUT = 60_000;
    private static final int LONGEST_WAY = 10;

    private final WebClient client = new WebClient(BrowserVersion.FIREFOX);

    public Browser() {
        client.setCookieManager(new LoopbackCookies());
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setCssEnabled(false);
        client.getOptions().setDownloadImages(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setTimeout(TIMEOUT);
    }

    /** Logs in on the way to {@code address}. */
    public Answer login(String address, User user) {
        return deliver(authenticate(address, user));
    }

    /** Logs in on the way to {@code address}, whatever the identity provider gives the browser to carry. */
    public Answer loginThrough(String address, User user) {
        return through(load(filled(start(address), user)));
    }

    /** Fills in the login form. */
    public Answer logIn(HtmlPage loginForm, User user) {
        return Answer.of(load(filled(loginForm, user)).getWebResponse());
    }

    /** Fills in the form that asks for the code of a device. */
    public Answer prove(HtmlPage form, String code) {
        return Answer.of(load(filled(form, "otp", Map.of("otp", code))).getWebResponse());
    }

    /** Asks for {@code address}, logs in at the identity provider it leads to, and keeps the response back. */
    public SamlResponse authenticate(String address, User user) {
        return authenticate(start(address), user);
    }

    /** Asks for {@code address} and stops at the identity provider's login form. */
    public HtmlPage start(String address) {
        return carried(page(request(address)));
    }

    private static WebRequest filled(HtmlPage loginForm, User user) {
        return filled(loginForm, "username", Map.of("username", user.name(), "password", user.password()));
    }

    private static WebRequest filled(HtmlPage page, String field, Map<String, String> values) {
        HtmlForm form = form(page, field)
                .orElseThrow(() -> new AssertionError("no form with " + field + " at " + page.getUrl() + ":\n"
                        + page.getWebResponse().getContentAsString()));
        Map<String, String> fields = fields(form);
        fields.putAll(values);
        return post(address(page, form), fields);
    }

    /** Fills in the login form. */
    public SamlResponse authenticate(HtmlPage loginForm, User user) {
        return response(page(filled(loginForm, user)));
    }

    /** The response in a page of the identity provider that came by another way. */
    public SamlResponse response(String page) {
        try {
            return response(client.loadHtmlCodeIntoCurrentWindow(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SamlResponse response(HtmlPage answer) {
        HtmlForm response = form(answer, "SAMLResponse")
                .orElseThrow(() -> new AssertionError(
                        "no response in " + answer.getWebResponse().getContentAsString()));
        return new SamlResponse(address(answer, response), fields(response));
    }

    /** Posts the response to the service provider and follows where it leads. */
    public Answer deliver(SamlResponse response) {
        return Answer.of(load(post(response.action(), response.fields())).getWebResponse());
    }

    /** Asks for a page as a navigating browser does. */
    public Answer get(String address) {
        return Answer.of(load(request(address)).getWebResponse());
    }

    /** Asks for JSON as a script does. */
    public Answer getJson(String address) {
        WebRequest request = request(address);
        request.setAdditionalHeader("Accept", "application/json");
        request.setAdditionalHeader("Sec-Fetch-Mode", "cors");
        return Answer.of(load(request).getWebResponse());
    }

    /** Posts an empty form. */
    public Answer post(String address) {
        return Answer.of(load(post(address, Map.of())).getWebResponse());
    }

    /** Posts an empty form, and each form after it that a script would post, to the page where that ends. */
    public Answer postThrough(String address) {
        return through(load(post(address, Map.of())));
    }

    /** Asks for a page, posts the form that it shows as a user would who agrees, and then as {@link #postThrough}. */
    public Answer agreeThrough(String address) {
        return agree(page(request(address)));
    }

    /** Posts an empty form, and then as {@link #agreeThrough}. */
    public Answer postAndAgree(String address) {
        return agree(page(post(address, Map.of())));
    }

    private Answer agree(HtmlPage page) {
        HtmlForm form = page.getForms().get(0);
        return through(load(post(address(page, form), fields(form))));
    }

    private Answer through(Page first) {
        Page last = first;
        for (int i = 0; i < LONGEST_WAY; i++) {
            Optional<HtmlForm> next = last instanceof HtmlPage page
                    ? form(page, "SAMLRequest")
                            .or(() -> form(page, "SAMLResponse"))
                            .or(() -> form(page, "SAMLart"))
                    : Optional.empty();
            if (next.isEmpty()) {
                return Answer.of(last.getWebResponse());
            }
            last = load(post(address((HtmlPage) last, next.get()), fields(next.get())));
        }
        throw new AssertionError("forms without end, the last at " + last.getUrl());
    }

    /** The value of a cookie; of several with other paths, the one that was set last. */
    public Optional<String> cookie(String name) {
        return client.getCookieManager().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .reduce((earlier, later) -> later);
    }

    /** Asks for a page, and fills in the login form that it shows. */
    public Answer submit(String address, String name, String password) {
        Map<String, String> values = Map.of("j_username", name, "j_password", password);
        return Answer.of(
                load(filled(page(request(address)), "j_username", values)).getWebResponse());
    }

    /** Plants a cookie for the enabler. */
    public void plant(String name, String value) {
        plant(Site.ENABLER, name, value);
    }

    /** Plants a cookie for an application. */
    public void plant(String application, String name, String value) {
        URI place = URI.create(application);
        client.getCookieManager().addCookie(new Cookie(place.getHost(), name, value, place.getPath(), -1, false));
    }

    /** Takes over all cookies another browser has now. */
    public void stealCookies(Browser victim) {
        victim.client.getCookieManager().getCookies().forEach(client.getCookieManager()::addCookie);
    }

    /** The {@code Cookie} header this browser would send to the enabler. */
    public String cookies() {
        return client.getCookieManager().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Whether redirects are followed; they are unless told otherwise. */
    public void followRedirects(boolean follow) {
        client.getOptions().setRedirectEnabled(follow);
    }

    @Override
    public void close() {
        client.close();
    }

    /** Where the request is itself a form that a script would post, posts it. */
    private HtmlPage carried(HtmlPage page) {
        Optional<HtmlForm> request =
                form(page, "SAMLRequest").filter(form -> form(page, "username").isEmpty());
        return request.map(form -> page(post(address(page, form), fields(form))))
                .orElse(page);
    }

    private static Optional<HtmlForm> form(HtmlPage page, String field) {
        return page.getForms().stream()
                .filter(form -> !form.getInputsByName(field).isEmpty())
                .findFirst();
    }

    private static Map<String, String> fields(HtmlForm form) {
        Map<String, String> fields = new TreeMap<>();
        form.getElementsByTagName("input").stream()
                .map(HtmlInput.class::cast)
                .filter(input -> !input.getNameAttribute().isEmpty())
                .forEach(input -> fields.put(input.getNameAttribute(), input.getValue()));
        return fields;
    }

    private static String address(HtmlPage page, HtmlForm form) {
        String action = form.getActionAttribute();
        String here = page.getUrl().toString();
        // Java resolves a query alone against the folder, RFC 3986 §5.2.2 and browsers against the page.
        return action.isEmpty() || action.startsWith("?")
                ? here.replaceFirst("[?#].*", "") + action
                : URI.create(here).resolve(action).toString();
    }

    private static WebRequest request(String address) {
        WebRequest request = WebRequest.newAboutBlankRequest();
        request.setUrl(url(address));
        request.setAdditionalHeader("Sec-Fetch-Mode", "navigate");
        return request;
    }

    private static WebRequest post(String address, Map<String, String> fields) {
        WebRequest request = request(address);
        request.setHttpMethod(HttpMethod.POST);
        List<NameValuePair> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(new NameValuePair(name, value)));
        request.setRequestParameters(pairs);
        return request;
    }

    private static java.net.URL url(String address) {
        try {
            return URI.create(address).toURL();
        } catch (java.net.MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HtmlPage page(WebRequest request) {
        Page loaded = load(request);
        if (loaded instanceof HtmlPage page) {
            return page;
        }
        throw new AssertionError("expected a page at " + request.getUrl() + ", got "
                + loaded.getWebResponse().getStatusCode() + " "
                + loaded.getWebResponse().getContentAsString());
    }

    private Page load(WebRequest request) {
        try {
            return client.getPage(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
