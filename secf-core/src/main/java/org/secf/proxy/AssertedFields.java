package org.secf.proxy;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.http.Request;
import org.secf.identity.VisibleName;
import org.secf.structured.BareItem;
import org.secf.structured.FieldList;
import org.secf.structured.Item;
import org.secf.structured.Member;
import org.secf.verdict.Verdict;

/**
 * The fields in which a proxy says who its caller is (TS 24.109 §6), and whatever else somebody could take for one of them.
 *
 * @param names theirs, and those of others that are never believed
 * @param forms into which these names are made
 */
record AssertedFields(Set<String> names, Set<String> forms) {

    /** Who the caller is: identities in quotes, the first one is its name. */
    static final String IDENTITY = "X-3GPP-Asserted-Identity";

    /** What the caller may: groups in quotes. */
    static final String FLAGS = "X-3GPP-Authorization-Flags";

    /** The same with its proof. */
    static final String TOKEN = "Secf-Identity-Token";

    /** All that are believed. */
    static final List<String> BELIEVED = List.of(IDENTITY, FLAGS, TOKEN);

    private static final int MOST = 64;

    AssertedFields {
        names = Set.copyOf(names);
        forms = Set.copyOf(forms);
    }

    /** Ours, and these. */
    static AssertedFields and(Collection<String> further) {
        Set<String> names = Stream.concat(BELIEVED.stream(), further.stream()).collect(Collectors.toSet());
        return new AssertedFields(
                names, names.stream().map(AssertedFields::form).collect(Collectors.toSet()));
    }

    /** What a request says in them. */
    record Told(List<String> identities, List<String> flags, Optional<String> token) {}

    /** Whether a field of that name could be taken for one of them. */
    boolean isOne(String name) {
        return forms.contains(form(name));
    }

    /**
     * The fields that are there, as they are spelled. Each is asked for, so that a container's list that lacks one hides nothing; other spellings are in that
     * list alone, so that there has to be one.
     */
    Verdict<Set<String>> in(Request request) {
        return request.headerNames()
                .map(listed -> Verdict.accepted(present(request, listed)))
                .orElseGet(() -> Verdict.rejected(
                        ProxyReason.OTHER_SPELLING,
                        "the names of all fields",
                        "none: the container does not tell them"));
    }

    private Set<String> present(Request request, Set<String> listed) {
        Set<String> present = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        listed.stream().filter(this::isOne).forEach(present::add);
        names.stream().filter(name -> !request.headers(name).isEmpty()).forEach(present::add);
        return present;
    }

    /** Reads them, where each is there once and in its own spelling. */
    static Verdict<Told> read(Request request, Set<String> present) {
        List<String> others = present.stream()
                .filter(name -> BELIEVED.stream().noneMatch(name::equalsIgnoreCase))
                .toList();
        if (!others.isEmpty()) {
            return Verdict.rejected(ProxyReason.OTHER_SPELLING, "one of " + BELIEVED, others.toString());
        }
        Optional<String> repeated = BELIEVED.stream()
                .filter(name -> request.headers(name).size() > 1)
                .findFirst();
        if (repeated.isPresent()) {
            return Verdict.rejected(ProxyReason.REPEATED_FIELD, "one line of " + repeated.get(), "several");
        }
        Optional<String> token = request.headers(TOKEN).stream().findFirst().map(String::strip);
        return list(request.headers(IDENTITY))
                .then(identities -> list(request.headers(FLAGS)).map(flags -> new Told(identities, flags, token)));
    }

    /** The names in quotes; empty where there are none, or more than are read, or one that no field can hold. */
    static Optional<String> text(Collection<String> names) {
        if (names.size() > MOST) {
            return Optional.empty();
        }
        try {
            return Optional.of(names.stream()
                            .map(name -> new BareItem.Text(name).text())
                            .collect(Collectors.joining(", ")))
                    .filter(text -> !text.isEmpty());
        } catch (IllegalArgumentException notAscii) {
            return Optional.empty();
        }
    }

    private static Verdict<List<String>> list(List<String> lines) {
        return lines.isEmpty()
                ? Verdict.accepted(List.of())
                : FieldList.parse(lines).then(AssertedFields::names);
    }

    private static Verdict<List<String>> names(FieldList list) {
        List<String> names =
                list.members().stream().flatMap(AssertedFields::name).toList();
        boolean isRight = names.size() == list.members().size()
                && !names.isEmpty()
                && names.size() <= MOST
                && Set.copyOf(names).size() == names.size();
        return isRight
                ? Verdict.accepted(names)
                : Verdict.rejected(
                        ProxyReason.MALFORMED_FIELD,
                        "1 to " + MOST + " names in quotes, each once, of visible characters",
                        list.text());
    }

    private static Stream<String> name(Member member) {
        return member instanceof Item item
                        && item.value() instanceof BareItem.Text text
                        && item.parameters().values().isEmpty()
                        && VisibleName.isOne(text.value())
                ? Stream.of(text.value())
                : Stream.empty();
    }

    /** Where a name ends up that is made into a variable, as CGI does, or written by somebody who hopes so. */
    private static String form(String name) {
        StringBuilder form = new StringBuilder(name.toLowerCase(Locale.ROOT));
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                form.setCharAt(i, '-');
            }
        }
        return form.toString();
    }
}
