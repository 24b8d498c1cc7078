package org.secf.saml;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.secf.saml.model.Description.Logo;
import org.secf.saml.model.Publication;
import org.secf.saml.model.SubjectIdRequirement;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.settings.Settings;

/** The settings of what our metadata says for people: names, pictures, and which attributes we ask for. */
final class PublicationKeys {

    private static final String IN_A_LANGUAGE = "text in a language, such as en=Enabler";
    private static final String LANGUAGE = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*";
    private static final String PICTURE =
            "an https address and its size, such as https://sp.example.org/logo.png 80x60";
    private static final int LONGEST = 256;

    /** Texts in languages. */
    static final Kind<List<String>> TEXTS_BY_LANGUAGE =
            Kind.list(IN_A_LANGUAGE, text -> inLanguage(text, value -> value));

    static final Key<List<String>> DISPLAY_NAME = Key.of(
            "published.display-name",
            TEXTS_BY_LANGUAGE,
            List.of(),
            "The application's name as the identity provider shows it to users, for each language.");

    static final Key<List<String>> DESCRIPTION = Key.of(
            "published.description", TEXTS_BY_LANGUAGE, List.of(), "What the application is for, for each language.");

    static final Key<List<String>> PRIVACY_STATEMENT_URL = Key.of(
            "published.privacy-statement-url",
            Kind.list(
                    "https address for a language, such as en=https://sp.example.org/privacy",
                    text -> inLanguage(text, PublicationKeys::https)),
            List.of(),
            "Where users read what becomes of their data, for each language.");

    static final Key<String> LOGO =
            Key.optional("published.logo", Kind.one(PICTURE, PublicationKeys::logo), "The application's picture.");

    static final Key<List<String>> REQUIRED_ATTRIBUTES = Key.of(
            "published.required-attributes",
            Kind.list("names of attributes", PublicationKeys::attribute),
            List.of(),
            "Attributes that our metadata says we cannot do without.");

    static final Key<List<String>> REQUESTED_ATTRIBUTES = Key.of(
            "published.requested-attributes",
            Kind.list("names of attributes", PublicationKeys::attribute),
            List.of(),
            "Attributes that our metadata says we would like to have.");

    static final Key<SubjectIdRequirement> SUBJECT_ID = Key.optional(
            "published.subject-id-requirement",
            Kind.choice(SubjectIdRequirement.class),
            "Which name of a subject our metadata says that we need; by default the one that names the caller, if it is subject-id or pairwise-id.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = List.of(
            DISPLAY_NAME,
            DESCRIPTION,
            LOGO,
            PRIVACY_STATEMENT_URL,
            REQUIRED_ATTRIBUTES,
            REQUESTED_ATTRIBUTES,
            SUBJECT_ID);

    private PublicationKeys() {}

    static Publication read(Settings settings) {
        return new Publication(
                byLanguage(settings.get(DISPLAY_NAME)),
                byLanguage(settings.get(DESCRIPTION)),
                settings.find(LOGO).flatMap(PublicationKeys::parsedLogo),
                byLanguage(settings.get(PRIVACY_STATEMENT_URL)),
                settings.get(REQUIRED_ATTRIBUTES),
                settings.get(REQUESTED_ATTRIBUTES),
                subjectId(settings));
    }

    /** What we ask for has to be what we need. */
    private static Optional<SubjectIdRequirement> subjectId(Settings settings) {
        Optional<SubjectIdRequirement> given = settings.find(SUBJECT_ID);
        Optional<SubjectIdRequirement> needed =
                SubjectIdRequirement.ofAttribute(settings.get(SamlKeys.CALLER_NAME_ATTRIBUTE));
        if (given.isPresent() && needed.isPresent() && !given.equals(needed)) {
            throw new ConfigurationException("secf.saml.published.subject-id-requirement is " + given.get() + " ("
                    + settings.origin(SUBJECT_ID) + "), but the caller is named by "
                    + settings.get(SamlKeys.CALLER_NAME_ATTRIBUTE)
                    + "; leave the former out, or name the caller by another attribute");
        }
        return given.or(() -> needed);
    }

    static Map<String, String> byLanguage(List<String> entries) {
        Map<String, String> read = new LinkedHashMap<>();
        entries.forEach(entry -> read.put(
                entry.substring(0, entry.indexOf('=')).toLowerCase(Locale.ROOT),
                entry.substring(entry.indexOf('=') + 1).strip()));
        return read;
    }

    private static String inLanguage(String text, Function<String, String> value) {
        int equals = text.indexOf('=');
        if (equals < 1 || !text.substring(0, equals).matches(LANGUAGE)) {
            throw new IllegalArgumentException(IN_A_LANGUAGE);
        }
        String rest = value.apply(text.substring(equals + 1).strip());
        if (rest.isEmpty() || rest.length() > LONGEST) {
            throw new IllegalArgumentException("1 to " + LONGEST + " characters");
        }
        return text;
    }

    private static String https(String text) {
        URI address = URI.create(text);
        if (!"https".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("not an https address");
        }
        return text;
    }

    private static String logo(String text) {
        if (parsedLogo(text).isEmpty()) {
            throw new IllegalArgumentException(PICTURE);
        }
        return text;
    }

    private static Optional<Logo> parsedLogo(String text) {
        String[] parts = text.strip().split("\\s+", -1);
        if (parts.length != 2 || !parts[1].matches("[1-9]\\d{0,4}x[1-9]\\d{0,4}")) {
            return Optional.empty();
        }
        int by = parts[1].indexOf('x');
        return Optional.of(new Logo(
                https(parts[0]),
                Integer.parseInt(parts[1].substring(0, by)),
                Integer.parseInt(parts[1].substring(by + 1))));
    }

    private static String attribute(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("1 to " + LONGEST + " characters");
        }
        return text;
    }
}
