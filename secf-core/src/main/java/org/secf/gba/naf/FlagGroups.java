package org.secf.gba.naf;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.gba.retrieval.UserSettings;

/** Which groups authorisation flags give. The same flag means something else to another service, so each entry is for one service. */
record FlagGroups(Map<Flag, Set<String>> groups) {

    /** What a setting has to say. */
    static final String EXPECTED =
            "entries flag=group, such as 1=subscribers; where there are several services, service:flag=group";

    /**
     * A flag of one service.
     *
     * @param service empty for the only one
     */
    record Flag(Optional<Long> service, long number) {

        /** As written. */
        @Override
        public String toString() {
            return service.map(one -> one + ":").orElse("") + number;
        }
    }

    FlagGroups {
        groups = Map.copyOf(groups);
    }

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException for another form
     */
    static FlagGroups parse(List<String> entries) {
        Map<Flag, Set<String>> groups = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (equals < 1 || equals == entry.length() - 1) {
                throw new IllegalArgumentException(EXPECTED);
            }
            groups.computeIfAbsent(flag(entry.substring(0, equals)), flag -> new LinkedHashSet<>())
                    .add(entry.substring(equals + 1));
        }
        return new FlagGroups(groups);
    }

    private static Flag flag(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Flag(Optional.empty(), GbaKeys.number(text))
                : new Flag(
                        Optional.of(GbaKeys.number(text.substring(0, colon))),
                        GbaKeys.number(text.substring(colon + 1)));
    }

    /**
     * Whether each entry says whose flag it means.
     *
     * @throws IllegalArgumentException where it could be that of another service, or of one that is not asked for
     */
    void requireClear(List<Long> services) {
        for (Flag flag : groups.keySet()) {
            if (flag.service().isEmpty() && services.size() > 1) {
                throw new IllegalArgumentException("flag-groups: with the services " + services
                        + " it is open whose flag " + flag.number() + " is; expected service:flag=group");
            }
            if (flag.service().filter(one -> !services.contains(one)).isPresent()) {
                throw new IllegalArgumentException("flag-groups: the service "
                        + flag.service().orElseThrow() + " is none of the services " + services);
            }
        }
    }

    /** What the flags of one service give. */
    Set<String> of(UserSettings settings) {
        Set<String> given = new LinkedHashSet<>();
        for (long flag : settings.flags()) {
            given.addAll(groups.getOrDefault(new Flag(Optional.empty(), flag), Set.of()));
            given.addAll(groups.getOrDefault(new Flag(Optional.of(settings.service()), flag), Set.of()));
        }
        return given;
    }

    /** Each flag as written. */
    @Override
    public String toString() {
        return groups.toString();
    }
}
