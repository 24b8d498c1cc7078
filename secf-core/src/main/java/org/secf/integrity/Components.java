package org.secf.integrity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.secf.signature.Component;
import org.secf.signature.VerifiedSignature;

/** What sets of covered components mean. */
final class Components {

    private static final List<Component> PARTS =
            List.of(Component.SCHEME, Component.AUTHORITY, Component.PATH, Component.QUERY);

    private Components() {}

    /** Each that is covered, and what that contains: the parts of an address, a field in its strict form. */
    static Set<String> covered(VerifiedSignature signature) {
        Set<String> all = new LinkedHashSet<>();
        for (Component component : signature.covered().keySet()) {
            all.add(component.plain());
            if (component.equals(Component.TARGET_URI)) {
                PARTS.forEach(part -> all.add(part.name()));
            }
            if (component.plain().equals(component.name() + ";sf")) {
                all.add(component.name());
            }
        }
        return all;
    }

    /** Method and target: a signature without them is good for another request of the same signer (RFC 9421 §7.2.1). */
    static boolean bindRequest(List<Component> components) {
        return components.contains(Component.METHOD)
                && (components.contains(Component.TARGET_URI)
                        || components.containsAll(List.of(Component.AUTHORITY, Component.PATH, Component.QUERY)));
    }
}
