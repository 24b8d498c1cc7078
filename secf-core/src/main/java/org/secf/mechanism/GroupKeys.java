package org.secf.mechanism;

import org.secf.identity.GroupMapping;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.settings.Settings;

/** The settings by which groups become ours, the same words in every mechanism. */
public final class GroupKeys {

    private GroupKeys() {}

    /** What the two settings of that prefix say. */
    public static GroupMapping read(Settings settings, String prefix) {
        return settings.get(mapping(prefix))
                .separatedBy(settings.find(separator(prefix)).orElse(""));
    }

    /**
     * Which groups pass, and what they become.
     *
     * @param prefix before the name, with its dot; empty for none
     */
    public static Key<GroupMapping> mapping(String prefix) {
        return Key.of(
                prefix + "group-mapping",
                new Kind<>(GroupMapping::parse, GroupMapping.EXPECTED, true),
                GroupMapping.NONE,
                "Entries received=ours that rename groups; where there are any, other groups are dropped.");
    }

    /** How one value becomes several groups. */
    public static Key<String> separator(String prefix) {
        return Key.optional(
                prefix + "group-separator",
                Kind.TEXT,
                "Splits one received value into several groups, such as a comma; a value is one group unless this is given.");
    }
}
