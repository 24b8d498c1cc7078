package org.secf.server;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that is no browser and speaks the Enhanced Client or Proxy profile (saml-profiles §4.2), by means of its own. */
public final class ProfileClient {

    private static final String MEDIA_TYPE = "application/vnd.paos+xml";
    private static final String PROFILE = "urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp";
    private static final Pattern HEADER = Pattern.compile("(?s)<([\\w-]+):Header.*</\\1:Header>");

    private final Http http = new Http(HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build());

    /** Asks for a protected page; gives the envelope that is to be taken to the identity provider. */
    public Http.Reply ask(String address) {
        return http.send(HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/json, " + MEDIA_TYPE)
                .header("PAOS", "ver=\"urn:liberty:paos:2003-08\" ; \"" + PROFILE + "\""));
    }

    /** Takes the envelope without its headers to where the request in it says, and authenticates there. */
    public Http.Reply authenticate(String envelope, User user) {
        return http.send(
                HttpRequest.newBuilder(URI.create(only(envelope, "AuthnRequest[^>]* Destination=\"([^\"]*)\"")))
                        .header("Content-Type", "text/xml")
                        .header("Authorization", Http.basic(user.name(), user.password()))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                HEADER.matcher(envelope).replaceFirst(""))));
    }

    /** Brings the answer, with what the envelope gave to be brought back. */
    public Http.Reply bring(String envelope, String answer) {
        String relayState = only(envelope, "RelayState[^>]*>([^<]*)<");
        Matcher header = HEADER.matcher(answer);
        if (!header.find()) {
            throw new AssertionError("no header in " + answer);
        }
        String block = "<$1:Header><ecp:RelayState xmlns:ecp=\"" + PROFILE
                + "\" $1:mustUnderstand=\"1\" $1:actor=\"http://schemas.xmlsoap.org/soap/actor/next\">"
                + Matcher.quoteReplacement(relayState) + "</ecp:RelayState></$1:Header>";
        return http.send(HttpRequest.newBuilder(URI.create(only(envelope, "responseConsumerURL=\"([^\"]*)\"")))
                .header("Content-Type", MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(header.replaceFirst(block))));
    }

    /** Asks for a page as a program that is logged in. */
    public Http.Reply get(String address) {
        return http.get(address);
    }

    /** What the identity provider says where the client has to bring its answer. */
    public static String consumer(String answer) {
        return only(answer, "AssertionConsumerServiceURL=\"([^\"]*)\"");
    }

    private static String only(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
