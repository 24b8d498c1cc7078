package org.secf.password;

import java.time.Duration;
import java.util.List;
import org.secf.identity.GroupMapping;
import org.secf.mechanism.GroupKeys;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.settings.Template;

/** The settings of both mechanisms. */
final class PasswordKeys {

    static final Key<Template> REALM_NAME = Key.of(
            "realm-name",
            Kind.TEMPLATE,
            new Template("SEC_CF"),
            "What a browser tells its user that the password is for.");

    static final Key<String> PASSWORD_FILE = Key.optional(
            "password-file",
            Kind.TEXT,
            "file: and a file of name:hash:groups that only its owner may read; by default the application's identity stores are asked.");

    static final Key<Boolean> ACCEPT_PLAIN_HTTP = Key.of(
            "accept-plain-http",
            Kind.FLAG,
            false,
            "Dangerous: takes passwords that came without TLS from another machine, where others could read them.");

    static final Key<String> LOGIN_PAGE = Key.optional(
            "login-page",
            Kind.one("a path such as /login.html", PasswordKeys::path),
            "The application's own page with the login form; by default a page of ours.");

    static final Key<String> ERROR_PAGE = Key.optional(
            "error-page",
            Kind.one("a path such as /login-error.html", PasswordKeys::path),
            "Where a browser goes after a wrong password, with a login page of the application's own; by default the login page.");

    static final Key<String> LOGIN_ACTION = Key.of(
            "login-action",
            Kind.one("a path such as /j_security_check", PasswordKeys::path),
            "/j_security_check",
            "Path below the application that the form is posted to, with j_username and j_password.");

    static final Key<Duration> SESSION_LIFETIME = Key.of(
            "session-lifetime",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(30)),
            Duration.ofHours(8),
            "The longest session.");

    static final Key<GroupMapping> GROUP_MAPPING = GroupKeys.mapping("");

    static final Key<String> GROUP_SEPARATOR = GroupKeys.separator("");

    /** Of HTTP Basic, in the order of the reference. */
    static final List<Key<?>> BASIC =
            List.of(REALM_NAME, PASSWORD_FILE, ACCEPT_PLAIN_HTTP, GROUP_MAPPING, GROUP_SEPARATOR);

    /** Of the login form, in the order of the reference. */
    static final List<Key<?>> FORM = List.of(
            LOGIN_PAGE,
            ERROR_PAGE,
            LOGIN_ACTION,
            SESSION_LIFETIME,
            PASSWORD_FILE,
            ACCEPT_PLAIN_HTTP,
            GROUP_MAPPING,
            GROUP_SEPARATOR);

    private PasswordKeys() {}

    private static String path(String text) {
        boolean isPath = text.startsWith("/") && text.length() > 1 && !text.startsWith("//");
        if (!isPath || text.chars().anyMatch(c -> c <= ' ' || c > '~' || "\\?#;%\"<>".indexOf(c) >= 0)) {
            throw new IllegalArgumentException("not a path");
        }
        return text;
    }
}
