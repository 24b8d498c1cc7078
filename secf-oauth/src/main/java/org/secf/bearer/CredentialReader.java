package org.secf.bearer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.secf.http.Cookie;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/**
 * Where tokens stand in requests: in {@code Authorization} (RFC 6750 §2.1), and in a cookie where the deployer says so. Never in query or body, and never in
 * two places.
 *
 * @param cookie name of the cookie; empty for none
 * @param acceptPlainHttp dangerous: whether tokens are taken that others could read on their way
 */
record CredentialReader(Optional<String> cookie, boolean acceptPlainHttp) {

    private static final String FIELD = "Authorization";
    private static final String PARAMETER = "access_token";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MOST_FORM_BYTES = 64 * 1024;
    private static final Pattern FIVE_DIGITS = Pattern.compile("[0-9]{1,5}");
    private static final String SIGNS = "-._~+/=";

    /** Whether there is one, right or wrong. */
    boolean isPresented(Request request) {
        return request.headers(FIELD).stream().anyMatch(field -> scheme(field).isPresent())
                || cookies(request).stream().findAny().isPresent()
                || isInQuery(request);
    }

    /** By which scheme a token came, if one did. */
    Optional<Scheme> scheme(Request request) {
        return request.headers(FIELD).stream()
                .flatMap(field -> scheme(field).stream())
                .findFirst();
    }

    /** A token as it stands there, to see who is to judge it. */
    Optional<String> peek(Request request) {
        return request.headers(FIELD).stream()
                .map(String::strip)
                .flatMap(field -> scheme(field).stream()
                        .map(scheme -> field.substring(scheme.text().length()).strip()))
                .findFirst()
                .or(() -> cookies(request).stream().findFirst());
    }

    /** The one token of a request that brings one; refused with a {@link BearerReason}. */
    Verdict<Optional<Credential>> read(Request request) {
        if (isInQuery(request)) {
            return refused(BearerReason.TOKEN_IN_QUERY, "no " + PARAMETER + " in the query");
        }
        List<String> fields = request.headers(FIELD);
        List<String> cookies = cookies(request);
        boolean isPresented = fields.stream().anyMatch(field -> scheme(field).isPresent()) || !cookies.isEmpty();
        if (isPresented && fields.size() + cookies.size() > 1) {
            return refused(BearerReason.SEVERAL_CREDENTIALS, "one credential");
        }
        if (isInBody(request)) {
            return refused(BearerReason.TOKEN_IN_BODY, "no " + PARAMETER + " in the body");
        }
        if (!isPresented) {
            return Verdict.accepted(Optional.empty());
        }
        if (!request.isSecure() && !request.isFromThisMachine() && !acceptPlainHttp) {
            return refused(BearerReason.NO_TLS_FOR_TOKEN, "a token that came by TLS, or from this machine");
        }
        return cookies.isEmpty()
                ? credential(fields.get(0).strip()).map(Optional::of)
                : credential(Scheme.BEARER, cookies.get(0)).map(Optional::of);
    }

    private static Verdict<Credential> credential(String field) {
        Scheme scheme = scheme(field).orElseThrow();
        return credential(scheme, field.substring(scheme.text().length()).stripLeading());
    }

    /** The alphabet b64token of RFC 6750 §2.1, which every JSON Web Token keeps to. */
    private static Verdict<Credential> credential(Scheme scheme, String token) {
        boolean isToken = !token.isEmpty() && token.chars().allMatch(CredentialReader::isOfAlphabet);
        return isToken
                ? Verdict.accepted(new Credential(scheme, token))
                : Verdict.rejected(
                        BearerReason.CREDENTIAL_MALFORMED,
                        scheme.text() + " and a token of letters, digits and " + SIGNS,
                        "another text");
    }

    private static boolean isOfAlphabet(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c < 0x80 && SIGNS.indexOf(c) >= 0);
    }

    private static Optional<Scheme> scheme(String field) {
        String credentials = field.strip();
        return Arrays.stream(Scheme.values())
                .filter(scheme -> scheme.begins(credentials))
                .findFirst();
    }

    private List<String> cookies(Request request) {
        if (cookie.isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        for (Cookie.Pair pair : request.cookies()) {
            if (pair.name().equals(cookie.get())) {
                found.add(pair.value());
            }
        }
        return found;
    }

    private static boolean isInQuery(Request request) {
        return request.rawQuery()
                .filter(query -> query.contains(PARAMETER))
                .filter(query -> Arrays.stream(query.split("&"))
                        .anyMatch(pair -> pair.equals(PARAMETER) || pair.startsWith(PARAMETER + "=")))
                .isPresent();
    }

    /** A longer form is not looked at: what stands in a body is believed in no case, and the client would only be told of its mistake. */
    private static boolean isInBody(Request request) {
        boolean isForm = request.headers("Content-Type").stream()
                .anyMatch(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM));
        return isForm
                && isShort(request)
                && request.form(MOST_FORM_BYTES).fold(form -> form.has(PARAMETER), rejection -> false);
    }

    private static boolean isShort(Request request) {
        List<String> lengths = request.headers("Content-Length");
        return lengths.size() == 1 && FIVE_DIGITS.matcher(lengths.get(0)).matches();
    }

    private static <T> Verdict<T> refused(BearerReason reason, String expected) {
        return Verdict.rejected(reason, expected, "another request");
    }
}
