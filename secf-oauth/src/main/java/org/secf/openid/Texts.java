package org.secf.openid;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.secf.http.PublicUrl;
import org.secf.identity.VisibleName;
import org.secf.settings.Kind;

/** What texts of settings look like; anything else is refused where they are read. */
final class Texts {

    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account", "create");
    private static final Set<String> DISPLAYS = Set.of("page", "popup", "touch", "wap");

    /** Of the protocol, by its standards; each is ours to give. */
    private static final Set<String> OURS = Set.of(
            "client_id",
            "response_type",
            "response_mode",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "acr_values",
            "max_age",
            "prompt",
            "display",
            "dpop_jkt",
            "request",
            "request_uri",
            "client_secret",
            "client_assertion",
            "client_assertion_type",
            "id_token_hint");

    private Texts() {}

    /** A path below the base URL, or that URL and such a path. */
    static Kind<String> ownPath() {
        return Kind.one(
                "a path such as /openid/callback, of letters, digits and . _ ~ - /, or the base URL and such a path",
                text -> required(
                        PATH.matcher(text.startsWith("/") ? text : pathOf(text)).matches(), text));
    }

    private static String pathOf(String text) {
        int slash = text.indexOf('/', "https://".length());
        PublicUrl.parse(text);
        return slash < 0 ? "" : text.substring(slash);
    }

    static String requirePath(String text) {
        return required(PATH.matcher(text).matches(), text);
    }

    static String issuer(String text) {
        PublicUrl.parse(text);
        return text;
    }

    static String host(String text) {
        return required(HOST.matcher(text).matches(), text);
    }

    static String ascii(String text) {
        return required(!text.isBlank() && text.chars().allMatch(c -> c > ' ' && c <= '~'), text);
    }

    static String visible(String text) {
        return required(VisibleName.isOne(text), text);
    }

    /** RFC 6749 §3.3. */
    static String scope(String text) {
        return required(ascii(text).chars().noneMatch(c -> c == '"' || c == '\\'), text);
    }

    static String word(String text) {
        return ascii(text);
    }

    static String prompt(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return required(PROMPTS.contains(small), small);
    }

    static String display(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return required(DISPLAYS.contains(small), small);
    }

    static String only(String one, String text) {
        return required(text.equals(one), text);
    }

    static boolean always(String text) {
        return Boolean.parseBoolean(only("true", text));
    }

    static String extra(String text) {
        int equals = text.indexOf('=');
        String name = text.substring(0, Math.max(0, equals));
        return required(NAME.matcher(name).matches() && !OURS.contains(name), text);
    }

    private static String required(boolean holds, String text) {
        if (!holds) {
            throw new IllegalArgumentException("another text");
        }
        return text;
    }
}
